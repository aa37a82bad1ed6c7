import { QueryClient, notifyManager } from '@tanstack/react-query'
import { AppError } from '@parley/contracts'

// Live data is committed once a frame already; a timer on top of that would miss the frame.
notifyManager.setScheduler(queueMicrotask)

const REMEMBERED_MS = 30 * 60_000

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (failures, error) => !(error instanceof AppError) && failures < 2,
      refetchOnWindowFocus: false,
      staleTime: 30_000,
    },
  },
})

// Streams write these; nothing fetches them, and comparing long texts at every frame would cost what it saves.
for (const stream of ['chat', 'inbox'])
  queryClient.setQueryDefaults([stream], {
    structuralSharing: false,
    staleTime: Infinity,
    gcTime: REMEMBERED_MS,
  })
