import { chatStream, type ServerFrame } from '@parley/contracts'
import { setTimeout as pause } from 'node:timers/promises'
import type { WebSocket } from 'ws'
import { Person } from './person.ts'
import type { Result } from './result.ts'
import { Server } from './server.ts'
import { openSocket, say } from './socket.ts'
import { quantile } from './statistics.ts'
import { until } from './until.ts'

const KILLS = 3
const RATE = 50
const WRITE_FOR_MS = 3000
const BUDGET_S = 10

/** How long an answer stands still when the process that writes it is killed and started again at once. */
export async function measure(): Promise<Result[]> {
  await using server = await Server.start()
  const ada = await Person.register(server.url)
  const times: number[] = []
  for (let turn = 0; turn < KILLS; turn++) times.push(await killOnce(server, ada))
  return [
    {
      what: `kill -9 in mid-answer to its first new text, the worst of ${KILLS}`,
      measured: quantile(times, 1) / 1000,
      unit: 's',
      budget: { of: 'measured', atMost: BUDGET_S },
    },
  ]
}

async function killOnce(server: Server, ada: Person): Promise<number> {
  const { id } = await ada.newChat()
  await ada.send(id, `/demo ttft=0 rate=${RATE} tokens=${RATE * 60}`)
  await pause(WRITE_FOR_MS)
  const killedAt = performance.now()
  await server.kill()
  await server.start()
  const socket = await openSocket(ada)
  await newText(socket, chatStream(id))
  const took = performance.now() - killedAt
  socket.terminate()
  return took
}

/** Resolves when text comes that is not in the snapshot, which is all that a reader who was away may have seen. */
async function newText(socket: WebSocket, stream: string): Promise<void> {
  let isNew = false
  socket.on('message', (data: Buffer) => {
    const frame = JSON.parse(data.toString()) as ServerFrame
    isNew ||= frame.type === 'delta' && frame.stream === stream
  })
  say(socket, { type: 'subscribe', stream })
  await until(() => isNew, 'the answer to go on', { everyMs: 5 })
}
