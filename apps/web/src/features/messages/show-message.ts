import { hasEarlier } from '@parley/contracts'
import { api } from '@/lib/api.ts'
import { whenChat } from '@/lib/live/chats.ts'
import { tryOrTell } from '@/lib/try-or-tell.ts'
import { toast } from '@/ui/toaster.tsx'
import { branchNow, loadBranch, loadEarlier, standNow } from './verbs.ts'

// So many pages lie at most between here and there before somebody should rather search.
const MOST_PAGES = 40
const FLASH_MS = 1600

let scrollTo: ((messageId: string) => boolean) | null = null

/** The list that is shown says how to bring a message into sight, if it has it; what this returns takes that back. */
export function offerScroll(to: (messageId: string) => boolean): () => void {
  scrollTo = to
  return () => {
    if (scrollTo === to) scrollTo = null
  }
}

/** Brings a message of the open chat into sight, wherever it is: further up, or on another branch. */
export const showMessage = (chatId: string, messageId: string) =>
  tryOrTell('Show the message', async () => {
    if (!(await isReached(chatId, messageId))) {
      const before = standNow(chatId)
      await api.movePlace(chatId, messageId)
      // What is loaded is the branch where one stands, so the news of that has to come first.
      await whenChat(chatId, () => standNow(chatId) !== before)
      await loadBranch(chatId)
      if (!(await isReached(chatId, messageId))) return void toast.info('This message is not here any more.')
    }
    await nextFrame()
    if (scrollTo?.(messageId)) await flash(messageId)
  })

/** Whether the branch that is shown holds it, after loading as much of it as that needs. */
async function isReached(chatId: string, messageId: string): Promise<boolean> {
  for (let page = 0; page < MOST_PAGES; page++) {
    const branch = branchNow(chatId)
    if (branch.some(({ id }) => id === messageId)) return true
    const [oldest] = branch
    if (!oldest || !hasEarlier(branch, standNow(chatId))) return false
    await loadEarlier(chatId, oldest.id)
  }
  return false
}

async function flash(messageId: string) {
  await nextFrame()
  const row = document.querySelector<HTMLElement>(`[data-message="${CSS.escape(messageId)}"]`)
  row?.animate([{ backgroundColor: 'var(--accent-soft)' }, { backgroundColor: 'transparent' }], {
    duration: FLASH_MS,
    easing: 'ease-in',
  })
}

// A list that has just been given rows has measured them two frames later.
const nextFrame = () =>
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(undefined))))
