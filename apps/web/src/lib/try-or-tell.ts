import { toast } from '@/ui/toaster.tsx'
import { sentenceOf } from './api-fault.ts'

/** Does it, or tells why it did not work. Whether it did. */
export async function tryOrTell(what: string, work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work()
    return true
  } catch (error) {
    toast.error(`${what}: that did not work`, { description: sentenceOf(error) })
    return false
  }
}
