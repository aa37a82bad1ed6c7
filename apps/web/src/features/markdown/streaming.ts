import { createContext, use } from 'react'

const Streaming = createContext(false)

export const StreamingProvider = Streaming.Provider
/** Whether the text around is still being written. */
export const useIsStreaming = () => use(Streaming)
