import { pino, type Logger } from 'pino'

/** Not synchronous: a terminal that is held, or a reader that is slow, must not hold the server. */
export const logOutput = pino.destination({ dest: process.stdout.fd, sync: false })

/** One JSON line an event; what is secret is not in it. */
export const createLog = (level: string): Logger =>
  pino(
    {
      level,
      base: {},
      redact: {
        paths: [
          'req.headers.authorization',
          'req.headers.cookie',
          'password',
          'token',
          '*.password',
          '*.token',
        ],
        censor: '…',
      },
      serializers: {
        req: (request: { id: string; method: string; url: string; ip?: string }) => ({
          id: request.id,
          method: request.method,
          url: request.url.split('?')[0],
          ip: request.ip,
        }),
      },
    },
    logOutput,
  )
