import type { ChildProcess, SpawnOptions } from 'node:child_process'

export declare function start(command: string, args: readonly string[], options?: SpawnOptions): ChildProcess
export declare function stop(child: ChildProcess): Promise<void>
export declare function stopAll(): Promise<void[]>
