type Name = 'chromium' | 'postgres' | 'redis'

export declare function findProgram(name: Name): string | undefined
export declare function packageOf(name: Name): string
export declare function insteadOf(name: Name): string
