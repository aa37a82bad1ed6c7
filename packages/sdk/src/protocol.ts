/** The WebSocket subprotocol both sides agree on; it names the version of docs/protocol.md. */
export const SUBPROTOCOL = 'parley.v1'

/** Why a socket was closed by the server. */
export const CloseCode = {
  protocolError: 4000,
  unauthenticated: 4001,
  originRefused: 4003,
  tooSlow: 4008,
  handshakeTimeout: 4009,
} as const

/** What a close looks like that came without the server's word. */
export const ABNORMAL_CLOSE = 1006
