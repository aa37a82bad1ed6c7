export type Failure = { where: string; why: string }

export function describeFailures(failures: Failure[]): string
