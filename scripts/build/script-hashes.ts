import { createHash } from 'node:crypto'
import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join, sep } from 'node:path'

/**
 * Writes csp.json: for every page the hashes of its inline scripts, such as
 * {"chat.html": ["sha256-…"]}, so that the server can allow exactly these.
 */
export async function writeScriptHashes(folder: string) {
  const names = await readdir(folder, { recursive: true })
  const pages = names.filter((name) => name.endsWith('.html')).toSorted()
  const entries = await Promise.all(
    pages.map(async (page) => [toUrlPath(page), await hashesIn(join(folder, page))]),
  )
  await writeFile(join(folder, 'csp.json'), `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`)
}

const toUrlPath = (path: string) => path.split(sep).join('/')

const hashesIn = async (page: string) => inlineScriptHashes(await readFile(page, 'utf8'))

/** The hashes of the scripts a page carries in itself, each once, in their order. */
export function inlineScriptHashes(html: string) {
  const scripts = [...html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script\s*>/gi)]
  const inline = scripts.filter(([, attributes = '']) => !/\ssrc\s*=/i.test(attributes) && isRun(attributes))
  return [...new Set(inline.map(([, , text = '']) => hashOf(text)))]
}

/** JSON and other data blocks are never run, so a policy does not ask for their hash. */
function isRun(attributes: string) {
  const type = /\stype\s*=\s*["']?([^"'\s]*)/i.exec(attributes)?.[1]
  return !type || /^(module|importmap|speculationrules|(text|application)\/javascript)$/i.test(type)
}

// A browser reads CR LF as LF before it hashes.
const hashOf = (text: string) =>
  `sha256-${createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('base64')}`
