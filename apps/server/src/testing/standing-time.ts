import { onTestFinished, vi } from 'vitest'

/**
 * Lets no time pass for what is measured by it, such as how much one may do in a minute, however long a busy machine takes;
 * until the test ends, or the answer is called. Timers ring as ever.
 */
export function standStill(): () => void {
  const moment = performance.now()
  const standing = vi.spyOn(performance, 'now').mockImplementation(() => moment)
  const goOn = () => standing.mockRestore()
  onTestFinished(goOn)
  return goOn
}
