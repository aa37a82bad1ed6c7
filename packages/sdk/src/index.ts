export {
  createConnection,
  type Connection,
  type ConnectionOptions,
  type ConnectionStatus,
} from './connection.ts'
export {
  followChat,
  followInbox,
  followStream,
  type FollowInfo,
  type FollowOptions,
  type Follower,
} from './follow-stream.ts'
export type { Followed, FollowPhase } from './stream-reader.ts'
export type { LoadThread } from './open-threads.ts'
export { mergeEarlier } from './merge-earlier.ts'
export { nextFrame } from './next-frame.ts'
export { NetworkError } from './network-error.ts'
export { CloseCode, SUBPROTOCOL } from './protocol.ts'
export type { Clock } from './clock.ts'
export type { OpFrame } from './pending-ops.ts'
export type { PageSignal, PageSignals } from './page-signals.ts'
export type { SocketConstructor, SocketLike } from './socket-link.ts'
export { createClient, unwrap, type ApiClient, type ClientOptions } from './client.ts'
export type { ApiFetch, ApiFetchOptions } from './api-fetch.ts'
export { followAnswer, streamAnswer, type AnswerOptions } from './stream-answer.ts'
