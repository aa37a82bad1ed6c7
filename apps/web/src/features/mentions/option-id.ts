/** What an option of a list of suggestions is known by. */
export const optionId = (listId: string, index: number) => `${listId}-${index}`
