import { z } from 'zod'
import { Handle } from './handles.ts'
import { Id, Timestamp } from './ids.ts'
import { ModelId, Parameters } from './models.ts'
import { PageQuery } from './pages.ts'
import { Line, cleanText } from './text.ts'

/** Who may use an agent: only its owner, who is in a room with it, or everybody on this server. */
export const AgentVisibility = z.enum(['mine', 'room', 'everyone'])
export type AgentVisibility = z.infer<typeof AgentVisibility>

/** How many agents one message may ask. */
export const MAX_ASKED = 5

const Instructions = z.string().overwrite(cleanText).max(20_000)
const Description = z
  .string()
  .overwrite((text) => cleanText(text).trim())
  .max(300)
const ToolNames = z.array(z.string().max(64)).max(50)
const AgentParameters = Parameters.omit({ system: true })

/**
 * A model with instructions, tools, a handle and a picture. `model` null: the server’s default model. `tools` null: all that
 * can do no harm. `picture` is the path of an image, which changes with it. `mayManage`: whether the reader may change it.
 */
export const Agent = z
  .object({
    id: Id,
    handle: z.string(),
    name: z.string(),
    description: z.string(),
    model: ModelId.nullable(),
    instructions: z.string(),
    parameters: Parameters,
    tools: z.array(z.string()).nullable(),
    visibility: AgentVisibility,
    picture: z.string().nullable(),
    owner: z.object({ id: Id, name: z.string() }),
    mayManage: z.boolean(),
    createdAt: Timestamp,
    updatedAt: Timestamp,
  })
  .meta({ id: 'Agent' })
export type Agent = z.infer<typeof Agent>

export const CreateAgent = z
  .strictObject({
    id: Id.optional(),
    handle: Handle,
    name: Line.max(80),
    description: Description.optional(),
    model: ModelId.nullable().optional(),
    instructions: Instructions.optional(),
    parameters: AgentParameters.optional(),
    tools: ToolNames.nullable().optional(),
    visibility: AgentVisibility.optional(),
  })
  .meta({ id: 'CreateAgent' })
export type CreateAgent = z.infer<typeof CreateAgent>

/** Changes what is given and leaves the rest; `parameters` and `tools` are replaced whole. */
export const UpdateAgent = CreateAgent.omit({ id: true }).partial().meta({ id: 'UpdateAgent' })
export type UpdateAgent = z.infer<typeof UpdateAgent>

/** The agents one may use; `mine` only those one owns. */
export const ListAgents = PageQuery.extend({
  q: z.string().overwrite(cleanText).max(80).optional(),
  mine: z.stringbool().default(false),
})

/** A picture as a data URL of PNG, JPEG or WebP, at most 64 KB of image. */
export const AgentPicture = z
  .strictObject({
    image: z
      .string()
      .max(90_000)
      .regex(
        /^data:image\/(png|jpeg|webp);base64,[A-Za-z0-9+/]+=*$/,
        'must be a data URL of PNG, JPEG or WebP',
      ),
  })
  .meta({ id: 'AgentPicture' })
