import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

// The barest server that answers like ours: the first token at once, the others at the rate that is asked for.
const server = createServer((request, response) => {
  const body: Buffer[] = []
  request.on('data', (data: Buffer) => body.push(data))
  request.on('end', () => {
    const { prompt } = JSON.parse(Buffer.concat(body).toString()) as { prompt: string }
    const option = (name: string) => Number(new RegExp(`${name}=(\\d+)`).exec(prompt)?.[1])
    let left = option('tokens')
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    const send = () => {
      response.write('event: token\ndata: {"text":"some "}\n\n')
      if (--left > 0) return
      clearInterval(timer)
      response.end()
    }
    const timer = setInterval(send, 1000 / option('rate'))
    send()
  })
})
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`)
})
