import type { Wanted } from './socket.ts'

/** What a process with many sockets is told, and tells. */
export type CrowdSettings = {
  urls: readonly string[]
  /** Of the people the sockets are of, one after the other. */
  tokens: readonly string[]
  /** Without one the sockets are of a bare server, which greets nobody. */
  stream?: string
  everyMs: number
}

export type CrowdOrder =
  { do: 'open'; count: number } | { do: 'count'; wanted: Wanted } | { do: 'tell'; whole: boolean }

export type CrowdReport = { frames: number; bytes: number; latencies: number[] }

/** Before the time at which something was said, in its words. */
export const SAID_AT = 'said at '

/** The same clock in every process of this machine. */
export const now = (): number => performance.timeOrigin + performance.now()
