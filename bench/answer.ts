import { Agent, request, type IncomingMessage } from 'node:http'

const agent = new Agent({ keepAlive: true, maxSockets: Infinity })

export type Ask = { url: string; headers: Record<string, string>; body: object }
export type Answered = { firstTokenMs: number; ended: Promise<void> }

/** Asks over HTTP; resolves with the time from sending the request to the first `token` event. */
export function ask({ url, headers, body }: Ask): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const sentAt = performance.now()
    const sent = request(`${url}/api/realtime`, {
      method: 'POST',
      agent,
      headers: { 'content-type': 'application/json', ...headers },
    })
    sent.on('error', reject)
    sent.on('response', (response) => {
      const ended = endOf(response)
      response.setEncoding('utf8')
      let heard = ''
      const listen = (text: string) => {
        heard += text
        if (!heard.includes('event: token')) return
        resolve({ firstTokenMs: performance.now() - sentAt, ended })
        response.off('data', listen).resume()
      }
      response.on('data', listen)
      ended.then(
        () => reject(new Error(`No token came: ${response.statusCode} ${heard.slice(0, 500)}`)),
        reject,
      )
    })
    sent.end(JSON.stringify(body))
  })
}

const endOf = (response: IncomingMessage): Promise<void> =>
  new Promise((resolve, reject) => response.once('end', resolve).once('error', reject))
