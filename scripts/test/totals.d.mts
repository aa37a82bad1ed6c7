import type { Failure } from './failures.mjs'

export type Counts = { passed: number; failed: number; skipped: number; failures?: Failure[] }

export function countUnit(report: unknown): Counts
export function countE2e(report: unknown): Counts
export function countTests(code: number, file: string, count: (report: unknown) => Counts): Counts
