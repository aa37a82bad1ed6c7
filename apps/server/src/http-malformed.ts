import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { AppError, type Problem } from '@parley/contracts'
import { toProblem } from './http-errors.ts'

/** Answers what is not even HTTP in the form of every other refusal, and closes: what follows cannot be told apart. */
export function answerMalformed(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  const problem = problemOf(error.code)
  const body = JSON.stringify(problem)
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ]
  if (socket.writable) socket.write(`${head.join('\r\n')}\r\n\r\n${body}`)
  socket.destroySoon()
}

function problemOf(code: string | undefined): Problem {
  if (code === 'HPE_HEADER_OVERFLOW')
    return toProblem(new AppError('body_too_large', { detail: 'The headers of the request are too large.' }))
  const detail =
    code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 'The request did not arrive in time.' : 'The request is not HTTP.'
  return toProblem(new AppError('validation_failed', { detail }))
}
