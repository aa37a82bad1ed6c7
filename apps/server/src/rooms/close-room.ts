import type { Ctx } from '../ctx.ts'
import { tellListed } from '../chats/room-lists.ts'
import { chatOf } from '../chats/rows.ts'
import { stopReplies } from '../chats/stop-replies.ts'
import { changeRoom } from './change-room.ts'

const setClosed =
  (name: string, isClosed: boolean) =>
  (ctx: Ctx, chatId: string): Promise<void> =>
    changeRoom(ctx, chatId, { name, args: {}, needs: 'manage' }, async (change) => {
      if ((change.chat.closed_at !== null) === isClosed) return
      const closed = { closed_at: isClosed ? change.at : null }
      await change.tx.updateTable('chats').set(closed).where('id', '=', chatId).execute()
      const { room } = chatOf({ ...change.chat, ...closed })
      if (room) change.record({ type: 'room.changed', room })
      if (isClosed) await stopReplies(ctx, change, chatId)
      tellListed(ctx, change, chatId)
    })

/** Puts a room away for everybody: it can be read, and nothing more is said in it, by agents neither. */
export const closeRoom = setClosed('room.close', true)
export const reopenRoom = setClosed('room.reopen', false)
