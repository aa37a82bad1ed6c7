import { ConfigurationError } from './env.ts'

/** What keeps the server from starting, in words that say what to do. */
export function describeStartFault(error: unknown): string {
  if (error instanceof ConfigurationError) return error.message
  return `Parley cannot start: ${isOfSystem(error) ? ofSystem(error) : wordsOf(error)}`
}

type SystemError = Error & { code: string; syscall: string; port?: number; address?: string; path?: string }

const isOfSystem = (error: unknown): error is SystemError =>
  error instanceof Error && 'code' in error && 'syscall' in error

function ofSystem(error: SystemError): string {
  const { code, syscall, port, address, path } = error
  if (code === 'EADDRINUSE')
    return `port ${port} is taken. Stop the program that has it, or set PORT to another one.`
  if (code === 'EACCES' && syscall === 'listen')
    return `this user may not listen on port ${port}. Set PORT to 1024 or more.`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `this machine has no address ${address ?? 'of this name'} to listen on. Check HOST.`
  if (path !== undefined && ['EACCES', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOSPC'].includes(code))
    return `${path} cannot be written (${code}). Check PARLEY_DATA_DIR.`
  return error.message
}

/** What lies behind, too: that a database cannot be reached says little without why. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const why = error.cause instanceof Error ? error.cause.message : ''
  return why && !error.message.includes(why) ? `${error.message} (${why})` : error.message
}
