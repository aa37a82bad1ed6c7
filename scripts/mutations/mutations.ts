/** A guard that is taken out of the code, to see that its loss is noticed. `from` must stand in the file exactly once. */
export type Mutation = {
  name: string
  file: string
  from: string
  to: string
  /** A seed that showed it once, tried first. */
  seed: number
}

export const MUTATIONS: readonly Mutation[] = [
  {
    name: 'the row lock of a stream',
    file: 'apps/server/src/streams/log.ts',
    from: "store.lockRow(tx.selectFrom('streams').selectAll().where('id', '=', id)).executeTakeFirst()",
    to: "tx.selectFrom('streams').selectAll().where('id', '=', id).executeTakeFirst()",
    seed: 1,
  },
  {
    name: 'the fence of a reply',
    file: 'apps/server/src/replies/ended.ts',
    from: ".where('fence', '=', ended.fence)",
    to: '',
    seed: 1,
  },
  {
    name: 'the check of a delta’s attempt',
    file: 'packages/contracts/src/apply-delta.ts',
    from: '!live || delta.attempt < began || ',
    to: '!live || ',
    seed: 1,
  },
  {
    name: 'the check of access',
    file: 'apps/server/src/chats/access.ts',
    from: "if (!role) throw new AppError('not_found')",
    to: 'if (!role) return chat',
    seed: 1,
  },
  {
    name: 'that an op’s id is taken once',
    file: 'apps/server/src/streams/ops.ts',
    from: 'return claimed ? undefined : { answered: await answerOf(tx, op) }',
    to: 'return claimed ? undefined : undefined',
    seed: 1,
  },
]
