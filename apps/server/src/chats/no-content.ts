/** What a route answers with 204 when the work is done. */
export async function nothing(work: Promise<void>): Promise<null> {
  await work
  return null
}
