'use client'

import { createConnection, type Connection, type ConnectionStatus } from '@parley/sdk'
import { useSyncExternalStore } from 'react'

let connection: Connection | null = null

/** The one socket of this tab; it opens when it is first asked for. */
export function liveConnection(): Connection {
  if (!connection) {
    connection = createConnection({ url: '/api/ws' })
    connection.connect()
  }
  return connection
}

const NOT_YET: ConnectionStatus = { phase: 'connecting', nextTryAt: null }

export const useConnectionStatus = (): ConnectionStatus =>
  useSyncExternalStore(
    (listener) => liveConnection().onStatus(listener),
    () => liveConnection().status(),
    () => NOT_YET,
  )
