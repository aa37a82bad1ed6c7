/** Colour of the browser's own bars per theme: each theme's --bg. */
export const THEME_COLORS = { light: '#ffffff', dark: '#0f0f11', terminal: '#070a08' } as const

export type ResolvedTheme = keyof typeof THEME_COLORS

/** Where a person's choice is kept. */
export const THEME_KEY = 'parley.theme'

/** Set to '1' while someone is signed in on this browser: a hint for static pages, never a proof. */
export const SIGNED_IN_KEY = 'parley.signedIn'

/**
 * Runs in <head> before the first paint, and again when another tab or the system changes its mind.
 * It must stay static: the CSP admits it by its hash.
 */
export const themeBootScript = `(function(){var d=document,e=d.documentElement,c=${JSON.stringify(THEME_COLORS)},q=matchMedia('(prefers-color-scheme: dark)'),m=d.createElement('meta');
m.name='theme-color';d.head.append(m);
function apply(){var t=null,s=false;try{t=localStorage.getItem('${THEME_KEY}');s=localStorage.getItem('${SIGNED_IN_KEY}')==='1'}catch(_){}
if(!Object.hasOwn(c,t))t=q.matches?'dark':'light';e.dataset.theme=t;m.content=c[t];e.toggleAttribute('data-signed-in',s)}
apply();addEventListener('storage',apply);q.addEventListener('change',apply)})()`
