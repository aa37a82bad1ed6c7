import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { gzipSync } from 'node:zlib'
import { root } from '../scripts/setup/root.mjs'
import type { Result } from './result.ts'
import { sum } from './statistics.ts'

const OUT = join(root, 'apps/web/out')
const CHAT_KB = 250
const OTHER_KB = 180

/** What a browser must fetch and run before a page lives, as it goes over the wire. */
export async function measure(): Promise<Result[]> {
  return pages().map((page) => ({
    what: `script of ${page}, gzipped`,
    measured: sum(scriptsOf(page).map(gzippedBytes)) / 1024,
    unit: 'KB',
    budget: { of: 'measured', atMost: page === '/chat' ? CHAT_KB : OTHER_KB },
  }))
}

const pages = (): string[] =>
  readdirSync(OUT, { recursive: true, encoding: 'utf8' })
    .filter((file) => /^(?!_|404).*\.html$/.test(relative('.', file)))
    .map((file) => `/${file.replace(/(^|\/)index\.html$/, '').replace(/\.html$/, '')}`)
    .toSorted()

/** Scripts of the page itself, and those it tells the browser to fetch ahead; not those for browsers without modules. */
function scriptsOf(page: string): string[] {
  const html = readFileSync(join(OUT, page === '/' ? 'index.html' : `${page}.html`), 'utf8')
  const tags = [...html.matchAll(/<(?:script|link)\b[^>]*>/g)].map(([tag]) => tag)
  const scripts = tags
    .filter((tag) => !/\bnomodule\b/i.test(tag))
    .flatMap((tag) => /(?:src|href)="([^"]+\.js)[^"]*"/.exec(tag)?.[1] ?? [])
  return [...new Set(scripts)]
}

function gzippedBytes(script: string): number {
  const file = join(OUT, script)
  return existsSync(`${file}.gz`) ? readFileSync(`${file}.gz`).length : gzipSync(readFileSync(file)).length
}
