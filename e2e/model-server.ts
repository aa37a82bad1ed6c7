import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a model says; where a promise stands it falls silent until that is kept. */
export type Said = string | readonly (string | Promise<void>)[]

/** A model of somebody else, which speaks as OpenAI's do and says what it is told to. */
export async function startModelServer(answer: Said, models = ['mallory']) {
  const server = createServer((request, response) => {
    if (request.url?.endsWith('/models'))
      return json(response, { data: models.map((id) => ({ id, object: 'model' })) })
    request.resume().on('end', () => void stream(response, typeof answer === 'string' ? [answer] : answer))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const json = (response: ServerResponse, body: unknown) =>
  response.setHeader('content-type', 'application/json').end(JSON.stringify(body))

const PIECE = 7

async function stream(response: ServerResponse, answer: readonly (string | Promise<void>)[]) {
  response.setHeader('content-type', 'text/event-stream')
  const chunk = (delta: object, finish: string | null = null) =>
    response.write(
      `data: ${JSON.stringify({
        id: 'answer',
        object: 'chat.completion.chunk',
        created: 1,
        model: 'mallory',
        choices: [{ index: 0, delta, finish_reason: finish }],
      })}\n\n`,
    )
  chunk({ role: 'assistant', content: '' })
  for (const words of answer)
    if (typeof words !== 'string') await words
    else for (let at = 0; at < words.length; at += PIECE) chunk({ content: words.slice(at, at + PIECE) })
  chunk({}, 'stop')
  response.end('data: [DONE]\n\n')
}
