import type { ReplyCut, ReplyStatus, Run } from '@parley/contracts'

type Tone = 'neutral' | 'accent' | 'success' | 'warning' | 'danger'
type Standing = { words: string; tone: Tone }

/** How a run stands, in words and in colour. */
export const RUN_STATES: Record<ReplyStatus, Standing> = {
  queued: { words: 'Waiting', tone: 'neutral' },
  running: { words: 'Writing', tone: 'accent' },
  completed: { words: 'Done', tone: 'success' },
  stopped: { words: 'Stopped', tone: 'neutral' },
  error: { words: 'Failed', tone: 'danger' },
  interrupted: { words: 'Interrupted', tone: 'warning' },
}

const CUTS: Record<ReplyCut, Standing> = {
  length: { words: 'Done, limit reached', tone: 'warning' },
  filter: { words: 'Done, filtered', tone: 'warning' },
}

export const standingOf = ({ status, cut }: Pick<Run, 'status' | 'cut'>): Standing =>
  cut ? CUTS[cut] : RUN_STATES[status]

/** How long it took so far: 850 ms, 4.2 s, 3 min 20 s. */
export function lastedOf({ startedAt, endedAt }: Pick<Run, 'startedAt' | 'endedAt'>): string | null {
  if (startedAt === null || endedAt === null) return null
  const ms = Math.max(0, endedAt - startedAt)
  if (ms < 1000) return `${ms} ms`
  const seconds = ms / 1000
  if (seconds < 60) return `${seconds.toFixed(1)} s`
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`
}

export const tokensOf = ({ usage }: Pick<Run, 'usage'>): string | null =>
  usage && `${usage.inputTokens.toLocaleString()} in, ${usage.outputTokens.toLocaleString()} out`
