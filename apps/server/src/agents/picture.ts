import { AppError, type Agent } from '@parley/contracts'
import type { Ctx } from '../ctx.ts'
import { ownAgent } from './access.ts'
import { changeAgents, tellChats } from './agents.ts'
import { readAgentRow } from './rows.ts'

const MOST_BYTES = 64 * 1024

/** How each kind of image begins: what a data URL says of itself is not taken on trust. */
const BEGINNINGS: Record<string, RegExp> = {
  png: /^89504e470d0a1a0a/,
  jpeg: /^ffd8ff/,
  webp: /^52494646.{8}57454250/,
}

/** Gives an agent a picture, given as a data URL. */
export async function setPicture(ctx: Ctx, agentId: string, image: string): Promise<Agent> {
  const { kind, bytes } = imageOf(image)
  if (bytes.length > MOST_BYTES)
    throw new AppError('validation_failed', { detail: 'A picture has at most 64 KB; make it smaller first.' })
  if (!BEGINNINGS[kind]?.test(bytes.subarray(0, 16).toString('hex')))
    throw new AppError('validation_failed', { detail: `This is not an image of the kind it says (${kind}).` })
  return change(ctx, 'agent.set-picture', { agentId, image }, image)
}

/** Its screens show the first letter of its name again. */
export const removePicture = (ctx: Ctx, agentId: string): Promise<Agent> =>
  change(ctx, 'agent.remove-picture', { agentId }, null)

const change = (
  ctx: Ctx,
  name: string,
  args: { agentId: string; image?: string },
  picture: string | null,
): Promise<Agent> =>
  changeAgents(ctx, { name, args }, async (agents) => {
    const { picture_version } = await ownAgent(agents.tx, ctx.actor, args.agentId)
    const version = Math.abs(picture_version)
    await agents.tx
      .updateTable('agents')
      .set({ picture, picture_version: picture === null ? -version : version + 1, updated_at: agents.at })
      .where('id', '=', args.agentId)
      .execute()
    await tellChats(agents, args.agentId)
    return readAgentRow(agents.tx, ctx.actor, args.agentId)
  })

/** The image itself, for anyone logged in: whoever knows its address has seen the agent. */
export async function readPicture({ store }: Ctx, agentId: string): Promise<{ type: string; bytes: Buffer }> {
  const agent = await store.db
    .selectFrom('agents')
    .select('picture')
    .where('id', '=', agentId)
    .executeTakeFirst()
  if (!agent?.picture) throw new AppError('not_found')
  const { kind, bytes } = imageOf(agent.picture)
  return { type: `image/${kind}`, bytes }
}

function imageOf(dataUrl: string): { kind: string; bytes: Buffer } {
  const [, kind = '', body = ''] = /^data:image\/([a-z]+);base64,(.*)$/.exec(dataUrl) ?? []
  return { kind, bytes: Buffer.from(body, 'base64') }
}
