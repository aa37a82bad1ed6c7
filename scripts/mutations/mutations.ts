/** Some text that stands in a file exactly once, and what takes its place. */
type Cut = { file: string; from: string; to: string }

/** A guard that is taken out of the code, wherever it stands, to see that its loss is noticed. */
export type Mutation = {
  name: string
  cuts: readonly Cut[]
  /** A seed that showed it once, tried first. */
  seed: number
}

export const MUTATIONS: readonly Mutation[] = [
  {
    name: 'the row lock of a stream',
    cuts: [
      {
        file: 'apps/server/src/streams/log.ts',
        from: "store.lockRow(tx.selectFrom('streams').selectAll().where('id', '=', id))",
        to: "tx.selectFrom('streams').selectAll().where('id', '=', id)",
      },
    ],
    seed: 4,
  },
  {
    name: 'the fence where a reply ends',
    cuts: [
      {
        file: 'apps/server/src/replies/writer.ts',
        from: "    .where('fence', '=', fence)\n    .where('status', '=', 'running'),\n",
        to: "    .where('status', '=', 'running'),\n",
      },
      { file: 'apps/server/src/replies/ended.ts', from: ".where('fence', '=', ended.fence)", to: '' },
    ],
    seed: 179,
  },
  {
    name: 'the fence where text is saved',
    cuts: [
      {
        file: 'apps/server/src/replies/checkpoints.ts',
        from: '(id, fence) in (values ${sql.join(ours)})',
        to: 'id in (select column1 from (values ${sql.join(ours)}))',
      },
      {
        file: 'apps/server/src/replies/checkpoints.ts',
        from: 'row?.fence === claim.fence ? row : undefined',
        to: 'row',
      },
    ],
    seed: 70,
  },
  {
    name: 'the check of a delta’s attempt',
    cuts: [
      {
        file: 'packages/contracts/src/apply-delta.ts',
        from: '!live || delta.attempt < began || ',
        to: '!live || ',
      },
    ],
    seed: 34,
  },
  {
    name: 'the check of access',
    cuts: [
      {
        file: 'apps/server/src/chats/access.ts',
        from: "if (!role) throw new AppError('not_found')",
        to: 'if (!role) return chat',
      },
    ],
    seed: 4,
  },
  {
    name: 'that access is asked again where it may have ended',
    cuts: [
      {
        file: 'apps/server/src/realtime/subscription.ts',
        from: 'if (this.access.mayEndWith(event)) await',
        to: 'if (event.seq < 0) await',
      },
    ],
    seed: 4,
  },
  {
    name: 'that an op’s id is taken once',
    cuts: [
      {
        file: 'apps/server/src/streams/ops.ts',
        from: 'return claimed ? undefined : { answered: await answerOf(tx, op) }',
        to: 'return claimed ? undefined : undefined',
      },
    ],
    seed: 84,
  },
]
