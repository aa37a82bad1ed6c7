export declare function makeFolder(prefix: string): string
export declare function removeFolder(folder: string): void
