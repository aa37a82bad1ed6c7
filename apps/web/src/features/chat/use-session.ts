'use client'

import { useEffect, useLayoutEffect } from 'react'
import { chatInAddress } from '@/lib/address.ts'
import { api } from '@/lib/api.ts'
import { isUnauthenticated } from '@/lib/api-fault.ts'
import { loadDrafts } from '@/features/composer/drafts.ts'
import { fetchFormatting } from '@/features/messages/formatting.ts'
import { runOutbox } from '@/features/outbox/run-outbox.ts'
import { followActivity } from '@/lib/live/activity.ts'
import { tellIdle } from '@/lib/live/idle.ts'
import { followOwnInbox } from '@/lib/live/inbox.ts'
import { followPresence } from '@/lib/live/presence.ts'
import { keepScreen, recallScreen } from '@/lib/live/kept-screen.ts'
import { followTyping } from '@/lib/live/typing.ts'
import { openAsAddressed, recallPanels } from '@/lib/panels.ts'
import { askToLogIn } from '@/lib/sign-out.ts'
import { soon } from '@/lib/soon.ts'

// Before the page is alive, where an answer is shown first; else before one is asked for.
if (typeof document !== 'undefined') {
  if (chatInAddress()) fetchFormatting()
  else soon(fetchFormatting)
}

/** Brings the screen to life: the connection and all that lives on it. Who is not logged in is asked to. */
export function useSession() {
  // After the first rendering, which has to be as the page was built, and before it is painted.
  useLayoutEffect(recallScreen, [])
  useEffect(() => {
    recallPanels()
    openAsAddressed()
    api.profile().catch((error: unknown) => isUnauthenticated(error) && askToLogIn())
    const ends = [
      followActivity(),
      followPresence(),
      followTyping(),
      followOwnInbox(),
      keepScreen(),
      tellIdle(),
      loadDrafts(),
      runOutbox(),
    ]
    return () => ends.forEach((end) => end())
  }, [])
}
