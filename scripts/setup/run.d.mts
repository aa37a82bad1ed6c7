import type { SpawnOptions } from 'node:child_process'

export declare function run(
  command: string,
  args: readonly string[],
  options?: SpawnOptions & { quiet?: boolean },
): Promise<number>
export declare function exitCodeOf(code: number | null, signal: NodeJS.Signals | null): number
export declare function say(line: string): void
export declare function fail(message: string): never
