import {
  AddParticipant,
  AppError,
  AgentPicture,
  AskReply,
  ChangeParticipant,
  CreateAgent,
  CreateChat,
  CreateInvitation,
  EditMessage,
  Emoji,
  Id,
  InvitationToken,
  MarkRead,
  MovePlace,
  SendMessage,
  SteerReply,
  UpdateAgent,
  UpdateChat,
} from '@parley/contracts'
import { z } from 'zod'
import { createAgent, deleteAgent, updateAgent } from './agents/agents.ts'
import { removePicture, setPicture } from './agents/picture.ts'
import { askReply } from './chats/ask-reply.ts'
import { archiveChat, muteChat, pinChat, unarchiveChat, unmuteChat, unpinChat } from './chats/chat-list.ts'
import { createChat, deleteChat } from './chats/chats.ts'
import { deleteMessage, editMessage } from './chats/edits.ts'
import { markRead } from './chats/marks.ts'
import { sendMessage } from './chats/messages.ts'
import { pinMessage, unpinMessage } from './chats/pins.ts'
import { leavePlace, movePlace, promotePlace } from './chats/places.ts'
import { addReaction, removeReaction } from './chats/reactions.ts'
import { updateChat } from './chats/update-chat.ts'
import type { Ctx } from './ctx.ts'
import type { OpHandler } from './realtime/parts.ts'
import { continueReply, stopReply } from './replies/replies.ts'
import { acceptInvitation } from './rooms/accept-invitation.ts'
import { closeRoom, reopenRoom } from './rooms/close-room.ts'
import type { InvitationLinks } from './rooms/invitation-links.ts'
import { createInvitation, revokeInvitation } from './rooms/invitations.ts'
import { joinRoom } from './rooms/join-room.ts'
import { addParticipant, changeParticipant, leaveRoom, removeParticipant } from './rooms/participants.ts'
import { steerReply } from './replies/steer.ts'

const inChat = z.strictObject({ chatId: Id })
const ofMessage = z.strictObject({ messageId: Id })
const ofParticipant = z.strictObject({ chatId: Id, participantId: Id })
const ofReaction = z.strictObject({ messageId: Id, emoji: Emoji })
const ofReply = z.strictObject({ replyId: Id })
const ofAgent = z.strictObject({ agentId: Id })

/** The verbs that clients may call over a socket; the same functions as behind the HTTP routes. */
export const ops: Record<string, OpHandler> = {
  'chat.create': op(CreateChat, createChat),
  'chat.update': op(UpdateChat.extend({ chatId: Id }), (ctx, { chatId, ...args }) =>
    updateChat(ctx, chatId, args),
  ),
  'chat.delete': op(inChat, (ctx, { chatId }) => deleteChat(ctx, chatId)),
  'chat.move-place': op(MovePlace.extend({ chatId: Id }), (ctx, { chatId, messageId }) =>
    movePlace(ctx, chatId, messageId),
  ),
  'chat.leave-place': op(inChat, (ctx, { chatId }) => leavePlace(ctx, chatId)),
  'chat.promote': op(MovePlace.extend({ chatId: Id }), (ctx, { chatId, messageId }) =>
    promotePlace(ctx, chatId, messageId),
  ),
  'chat.read': op(MarkRead.extend({ chatId: Id }), (ctx, { chatId, ...args }) => markRead(ctx, chatId, args)),
  'chat.pin': op(inChat, (ctx, { chatId }) => pinChat(ctx, chatId)),
  'chat.unpin': op(inChat, (ctx, { chatId }) => unpinChat(ctx, chatId)),
  'chat.archive': op(inChat, (ctx, { chatId }) => archiveChat(ctx, chatId)),
  'chat.unarchive': op(inChat, (ctx, { chatId }) => unarchiveChat(ctx, chatId)),
  'chat.mute': op(inChat, (ctx, { chatId }) => muteChat(ctx, chatId)),
  'chat.unmute': op(inChat, (ctx, { chatId }) => unmuteChat(ctx, chatId)),
  'room.close': op(inChat, (ctx, { chatId }) => closeRoom(ctx, chatId)),
  'room.reopen': op(inChat, (ctx, { chatId }) => reopenRoom(ctx, chatId)),
  'room.join': op(inChat, (ctx, { chatId }) => joinRoom(ctx, chatId)),
  'room.leave': op(inChat, (ctx, { chatId }) => leaveRoom(ctx, chatId)),
  'participant.add': op(AddParticipant.extend({ chatId: Id }), (ctx, { chatId, ...args }) =>
    addParticipant(ctx, chatId, args),
  ),
  'participant.change': op(
    ChangeParticipant.extend(ofParticipant.shape),
    (ctx, { chatId, participantId, ...args }) => changeParticipant(ctx, chatId, participantId, args),
  ),
  'participant.remove': op(ofParticipant, (ctx, { chatId, participantId }) =>
    removeParticipant(ctx, chatId, participantId),
  ),
  'message.send': op(SendMessage.extend({ chatId: Id }), (ctx, { chatId, ...args }) =>
    sendMessage(ctx, chatId, args),
  ),
  'message.edit': op(EditMessage.extend({ messageId: Id }), (ctx, { messageId, ...args }) =>
    editMessage(ctx, messageId, args),
  ),
  'message.delete': op(ofMessage, (ctx, { messageId }) => deleteMessage(ctx, messageId)),
  'message.pin': op(ofMessage, (ctx, { messageId }) => pinMessage(ctx, messageId)),
  'message.unpin': op(ofMessage, (ctx, { messageId }) => unpinMessage(ctx, messageId)),
  'reaction.add': op(ofReaction, (ctx, { messageId, emoji }) => addReaction(ctx, messageId, emoji)),
  'reaction.remove': op(ofReaction, (ctx, { messageId, emoji }) => removeReaction(ctx, messageId, emoji)),
  'agent.create': op(CreateAgent, createAgent),
  'agent.update': op(UpdateAgent.extend({ agentId: Id }), (ctx, { agentId, ...args }) =>
    updateAgent(ctx, agentId, args),
  ),
  'agent.delete': op(ofAgent, (ctx, { agentId }) => deleteAgent(ctx, agentId)),
  'agent.set-picture': op(AgentPicture.extend({ agentId: Id }), (ctx, { agentId, image }) =>
    setPicture(ctx, agentId, image),
  ),
  'agent.remove-picture': op(ofAgent, (ctx, { agentId }) => removePicture(ctx, agentId)),
  'reply.ask': op(AskReply.extend({ chatId: Id }), (ctx, { chatId, ...args }) => askReply(ctx, chatId, args)),
  'reply.stop': op(ofReply, (ctx, { replyId }) => stopReply(ctx, replyId)),
  'reply.steer': op(SteerReply.extend({ replyId: Id }), (ctx, { replyId, ...args }) =>
    steerReply(ctx, replyId, args),
  ),
  'reply.continue': op(ofReply, (ctx, { replyId }) => continueReply(ctx, replyId)),
}

/** Those of invitations, which are told with their links. */
export const invitationOps = (links: InvitationLinks): Record<string, OpHandler> => ({
  'invitation.create': op(CreateInvitation.extend({ chatId: Id }), (ctx, { chatId, ...args }) =>
    createInvitation(links, ctx, chatId, args),
  ),
  'invitation.revoke': op(z.strictObject({ chatId: Id, invitationId: Id }), (ctx, { chatId, invitationId }) =>
    revokeInvitation(ctx, chatId, invitationId),
  ),
  'invitation.accept': op(z.strictObject({ token: InvitationToken }), (ctx, { token }) =>
    acceptInvitation(ctx, token),
  ),
})

/** Those that make a model work: they have a rate of their own, as their routes have. */
export const costlyOps: ReadonlySet<string> = new Set([
  'message.send',
  'reply.ask',
  'reply.continue',
  'reply.steer',
])

function op<Args extends z.ZodType>(
  args: Args,
  run: (ctx: Ctx, args: z.output<Args>) => Promise<unknown>,
): OpHandler {
  return async (ctx, given) => {
    const parsed = args.safeParse(given)
    if (parsed.success) return run(ctx, parsed.data)
    const issues = parsed.error.issues.map(({ path, message }) => ({
      path: ['args', ...path].join('/'),
      message,
    }))
    throw new AppError('validation_failed', {
      detail: issues.map(({ path, message }) => `${path}: ${message}`).join('; '),
      issues,
    })
  }
}
