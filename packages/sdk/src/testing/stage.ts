import { textOf, partsOf, type ChatState, type ClientFrame, type ServerFrame } from '@parley/contracts'
import { followStream, type FollowOptions, type Follower } from '../follow-stream.ts'
import { asked, said, stream } from './cast.ts'
import { fakeClock } from './fake-clock.ts'
import { faultyNet } from './faulty-net.ts'
import { ModelServer } from './model-server.ts'

/** A client, a network and a server with one chat, and what tests do with them. */
export function stage() {
  const clock = fakeClock()
  const server = new ModelServer()
  const net = faultyNet(server, clock)

  return {
    clock,
    server,
    net,

    /** Follows the chat and shows every change at once, unless told otherwise. */
    follow: (options: Partial<FollowOptions<ChatState>> = {}): Follower<ChatState> =>
      followStream<ChatState>(net.connection, stream, {
        onChange: () => {},
        schedule: (flush) => flush(),
        ...options,
      }),

    connected: () => clock.advance(100),

    /** What the client has sent over its present socket. */
    sent: (type: ClientFrame['type']) => net.sockets.last.sent.filter((frame) => frame.type === type),

    /** Says something that the server itself would not say now. */
    say: (frame: ServerFrame) => net.sockets.last.say(frame),

    /** A question and the first attempt at its answer. */
    startReply(): string {
      const question = said('hi')
      const answer = asked(question.id)
      server.record({ type: 'message.sent', message: question })
      server.record({ type: 'reply.asked', message: answer })
      server.record({ type: 'reply.started', messageId: answer.id, attempt: 1, parts: [], startedAt: 1 })
      return answer.id
    },

    write: (messageId: string, words: string) =>
      server.write({ messageId, part: 0, kind: 'text', text: words }),

    endReply: (messageId: string, length: number) =>
      server.record({
        type: 'reply.ended',
        messageId,
        attempt: 1,
        status: 'completed',
        messageStatus: 'complete',
        lengths: [length],
        kinds: ['text'],
        usage: null,
        error: null,
        endedAt: 2,
      }),
  }
}

/** What a follower shows of a message. */
export function shownText(follower: Follower<ChatState>, id: string): string | undefined {
  const state = follower.state()
  const message = state?.messages[id]
  return state && message ? textOf(partsOf(state, message)) : undefined
}
