/** HTML for a formula, or null when it has a fault. */
export type RenderTex = (tex: string, isBlock: boolean) => string | null

let loaded: RenderTex | null = null
let loading: Promise<RenderTex> | undefined

export const loadedTex = () => loaded

/** The typesetter with its style and fonts, loaded when the first formula is shown. */
export const loadTex = () =>
  (loading ??= import('./katex.ts').then(({ renderTex }) => {
    loaded = renderTex
    return renderTex
  }))
