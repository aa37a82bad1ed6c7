import type { Outlet } from './outlet.ts'

/** One reader of a stream, as signals see it. */
export type Hearer = { readonly stream: string; readonly outlet: Outlet }
