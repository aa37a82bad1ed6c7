export type BuildName = 'server' | 'web'
export declare const BUILDS: readonly BuildName[]
export declare function outOf(name: BuildName): string
export declare function sourcesOf(name: BuildName): string
export declare function markBuilt(name: BuildName, sources: string): void
export declare function staleBuilds(): BuildName[]
export declare function buildStale(
  node: string,
  runProgram?: (command: string, args: string[]) => Promise<number>,
): Promise<number>
export declare function requireBuilds(node: string): Promise<void>
