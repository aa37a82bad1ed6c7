export declare const WEB: string
export declare function isBuilt(): boolean
export declare function markBuilt(sources: string): void
export declare function webSources(): string
