import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Result } from './result.ts'
import { median, quantile } from './statistics.ts'

const WRITES = 300
/** About what one commit of ours writes. */
const BYTES = 32 * 1024

/** What the disk asks for each commit: an answer waits for two of them before its first token. */
export async function measure(): Promise<Result[]> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'))
  try {
    const times = timesOf(join(folder, 'written'))
    return [
      { what: 'a durable write of this disk, p50', measured: median(times), unit: 'ms' },
      { what: 'a durable write of this disk, p95', measured: quantile(times, 0.95), unit: 'ms' },
    ]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function timesOf(path: string): number[] {
  const file = openSync(path, 'w')
  const piece = Buffer.alloc(BYTES, 'x')
  const times = Array.from({ length: WRITES }, () => {
    const before = performance.now()
    writeSync(file, piece)
    fdatasyncSync(file)
    return performance.now() - before
  })
  closeSync(file)
  return times
}
