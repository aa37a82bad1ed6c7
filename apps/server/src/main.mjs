import { enableCompileCache, flushCompileCache } from 'node:module'
import { setFlagsFromString } from 'node:v8'

// Not TypeScript: for the first such file that is not kept yet, Node loads a compiler of 25 MB. What is imported after
// this line is compiled once and kept.
enableCompileCache()

// What is imported stays. The room for what is soon thrown away would grow to 64 MB meanwhile, and not be given back; and
// the heap would be let grow to twice of what lives before anybody looks what does.
setFlagsFromString('--semi-space-growth-factor=1')
setFlagsFromString('--heap-growing-percent=30')
await import('./run.ts')

// There are requests to serve now: as V8 has it by itself.
setFlagsFromString('--semi-space-growth-factor=2')
setFlagsFromString('--heap-growing-percent=0')
// Node would keep it when the process ends; one that is killed has no time to.
flushCompileCache()
