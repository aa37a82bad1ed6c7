import { extname } from 'node:path'

/** A thread’s file, which lies beside the one that starts it: TypeScript in the source, JavaScript in the build. */
export const threadFile = (name: string, starter: string): URL =>
  new URL(`./${name}${extname(starter)}`, starter)
