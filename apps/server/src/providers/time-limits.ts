export type TimeLimits = {
  connectMs: number
  firstTokenMs: number
  firstThoughtMs: number
  silenceMs: number
}

export const timeLimits: TimeLimits = {
  connectMs: 10_000,
  firstTokenMs: 60_000,
  // Models that think first may think for minutes before anything can be seen.
  firstThoughtMs: 180_000,
  silenceMs: 60_000,
}
