import { enableCompileCache } from 'node:module'

// What is imported after this line is compiled once and kept; that halves the time to start.
enableCompileCache()
await import('./run.ts')
