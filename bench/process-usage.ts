import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }))

/** CPU time that a process has used so far, in its own code and in the kernel for it. */
export function cpuMs(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  // The name in parentheses may hold blanks; the fields are counted from behind it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond
}

export function residentMegabytes(pid: number): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) / 1024
}

export type CpuUse = { cpuMs: number; wallMs: number }

/** What a process uses while something goes on. */
export async function cpuDuring(pid: number, work: () => Promise<unknown>): Promise<CpuUse> {
  const [cpuBefore, before] = [cpuMs(pid), performance.now()]
  await work()
  return { cpuMs: cpuMs(pid) - cpuBefore, wallMs: performance.now() - before }
}
