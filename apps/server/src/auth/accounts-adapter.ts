import { kyselyAdapter } from '@better-auth/kysely-adapter'
import type { BetterAuthOptions, DBAdapter, DBTransactionAdapter } from 'better-auth'
import type { Kysely } from 'kysely'
import type { Schema } from '../db/schema.ts'
import { transaction } from '../db/transactions.ts'
import type { Tx } from '../streams/log.ts'
import { admit, type Admission, type NewUser } from './new-account.ts'

/** Better Auth's tables on our store and in our transactions; a user is never created without what belongs to one. */
export const accountsAdapter =
  (admission: Admission) =>
  (options: BetterAuthOptions): DBAdapter => {
    const { store } = admission
    const on = (db: Kysely<Schema>) => kyselyAdapter(db, { type: store.kind })(options)
    const within = (tx: Tx): DBTransactionAdapter => {
      const adapter = on(tx)
      return {
        ...adapter,
        create: admitting(adapter.create, (data, create) => admit(admission, tx, data, create)),
      }
    }
    const transact: DBAdapter['transaction'] = (work) => transaction(store, (tx) => work(within(tx)))
    const plain = on(store.db)
    return {
      ...plain,
      create: (input) =>
        input.model === 'user' ? transact((adapter) => adapter.create(input)) : plain.create(input),
      transaction: transact,
    }
  }

type Create = DBAdapter['create']
type AdmitUser = <User>(data: NewUser, create: (data: NewUser) => Promise<User>) => Promise<User>

const admitting =
  (create: Create, admitUser: AdmitUser): Create =>
  <T extends Record<string, unknown>, R>(input: Parameters<typeof create<T, R>>[0]) => {
    if (input.model !== 'user') return create<T, R>(input)
    return admitUser<R>(input.data as unknown as NewUser, (data) =>
      create<T, R>({ ...input, data: data as unknown as Omit<T, 'id'>, forceAllowId: true }),
    )
  }
