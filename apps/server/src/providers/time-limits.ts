/** How long a model may take. A connection itself may take ten seconds: that limit is built into Node's `fetch`. */
export type TimeLimits = { firstTokenMs: number; firstThoughtMs: number; silenceMs: number }

export const timeLimits: TimeLimits = {
  firstTokenMs: 60_000,
  // Models that think first may think for minutes before anything can be seen.
  firstThoughtMs: 180_000,
  silenceMs: 60_000,
}
