import { textOf, partsOf, childKey, type Message } from '@parley/contracts'
import { jumpToLatest } from '@/features/messages/jump.ts'
import { askAgain, branchNow, showAlternative, stopAnswerOf } from '@/features/messages/verbs.ts'
import type { Action } from '@/lib/actions.ts'
import { chatNow } from '@/lib/live/chats.ts'
import { announce } from '@/ui/announce.ts'
import { copyText } from '@/ui/copy-text.ts'
import { isWriting } from './writing.ts'

/** What can be done with the newest answer of the open chat. */
export function answerActions(openId: string | null): Action[] {
  if (openId === null) return []
  const last = () => branchNow(openId).findLast(({ role }) => role === 'assistant')
  const writes = () => isWriting(chatNow(openId)?.state)
  const withLast = (work: (answer: Message) => unknown) => () => {
    const answer = last()
    if (answer) work(answer)
  }
  const isSettled = () => last() !== undefined && !writes()
  return [
    {
      id: 'answer.stop',
      title: 'Stop the answer',
      group: 'Answer',
      shortcut: 'mod+.',
      inFields: true,
      isEnabled: writes,
      run: () => stopAnswerOf(openId),
    },
    {
      id: 'answer.again',
      title: 'Answer again',
      group: 'Answer',
      shortcut: 'alt+shift+r',
      inFields: true,
      isEnabled: isSettled,
      run: withLast((answer) => askAgain(answer)),
    },
    {
      id: 'answer.copy',
      title: 'Copy the last answer',
      group: 'Answer',
      shortcut: 'mod+shift+c',
      inFields: true,
      isEnabled: () => last() !== undefined,
      run: withLast((answer) => void copyAnswer(openId, answer)),
    },
    {
      id: 'answer.previous',
      title: 'Previous alternative',
      group: 'Answer',
      shortcut: 'alt+,',
      isEnabled: isSettled,
      run: withLast((answer) => goBy(openId, answer, -1)),
    },
    {
      id: 'answer.next',
      title: 'Next alternative',
      group: 'Answer',
      shortcut: 'alt+.',
      isEnabled: isSettled,
      run: withLast((answer) => goBy(openId, answer, 1)),
    },
    {
      id: 'messages.latest',
      title: 'Jump to latest',
      group: 'View',
      shortcut: 'alt+j',
      inFields: true,
      run: jumpToLatest,
    },
  ]
}

async function copyAnswer(chatId: string, answer: Message) {
  const state = chatNow(chatId)?.state
  const copied = await copyText(textOf(state ? partsOf(state, answer) : answer.parts))
  announce(copied ? 'Copied' : 'The browser refused to copy')
}

function goBy(chatId: string, answer: Message, step: 1 | -1) {
  const alternatives = chatNow(chatId)?.state?.children[childKey(answer.parentId)] ?? []
  const next = alternatives[alternatives.indexOf(answer.id) + step]
  if (next !== undefined) void showAlternative(chatId, next)
}
