import { z } from 'zod'
import { errorCodes, type ErrorCode } from './error-codes.ts'

const codes = Object.keys(errorCodes) as [ErrorCode, ...ErrorCode[]]
export const ErrorCodeSchema = z.enum(codes).meta({ id: 'ErrorCode' })

/** The body of every refused request, as RFC 9457 `application/problem+json`; `code` is stable, `detail` is for people. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: ErrorCodeSchema,
    detail: z.string().optional(),
    requestId: z.string().optional(),
    issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    retryAfterSeconds: z.number().optional(),
  })
  .meta({ id: 'Problem' })
export type Problem = z.infer<typeof Problem>
