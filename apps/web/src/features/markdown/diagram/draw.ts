import mermaid from 'mermaid'
import { sanitizeSvg } from './sanitize-svg.ts'

const LONGEST_TEXT = 20_000

// The library keeps one configuration for all, so drawings wait for each other.
let last: Promise<unknown> = Promise.resolve()

/** Draws one diagram in the colours of the page, as SVG that cannot run or load anything. */
export function draw(id: string, code: string): Promise<string> {
  const drawing = last.then(() => drawNow(id, code))
  last = drawing.catch(() => undefined)
  return drawing
}

async function drawNow(id: string, code: string) {
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: 'strict',
    suppressErrorRendering: true,
    htmlLabels: false,
    flowchart: { htmlLabels: false },
    maxTextSize: LONGEST_TEXT,
    theme: 'base',
    themeVariables: colours(),
    // What a text may not set about its own drawing.
    secure: [
      'secure',
      'securityLevel',
      'startOnLoad',
      'maxTextSize',
      'themeCSS',
      'htmlLabels',
      'flowchart',
      'fontFamily',
    ],
  })
  const { svg } = await mermaid.render(`diagram-${id}`, code)
  return sanitizeSvg(svg)
}

function colours() {
  const style = getComputedStyle(document.documentElement)
  const variable = (name: string) => style.getPropertyValue(name).trim()
  return {
    darkMode: style.colorScheme.includes('dark'),
    fontFamily: getComputedStyle(document.body).fontFamily,
    fontSize: '14px',
    background: variable('--bg'),
    primaryColor: variable('--muted'),
    primaryTextColor: variable('--fg'),
    primaryBorderColor: variable('--input') || variable('--border'),
    secondaryColor: variable('--card'),
    tertiaryColor: variable('--card'),
    lineColor: variable('--muted-fg'),
    textColor: variable('--fg'),
    edgeLabelBackground: variable('--bg'),
    noteBkgColor: variable('--card'),
    noteTextColor: variable('--fg'),
  }
}
