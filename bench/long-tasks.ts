import type { Page } from 'playwright-core'

/** A task that takes longer than 50 ms is what browsers call long; shorter ones they do not tell of. */
export type LongTasks = { count: number; longestMs: number; busyShare: number }
type Watched = { longTasks: number[] }

/** Watches the main thread of a page from now on. */
export async function watchTasks(page: Page): Promise<{ read(): Promise<LongTasks> }> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const busySeconds = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0
  }
  await page.evaluate(() => {
    const watched = globalThis as unknown as Watched
    watched.longTasks = []
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) watched.longTasks.push(duration)
    }).observe({ type: 'longtask' })
  })
  const [busyBefore, before] = [await busySeconds(), performance.now()]
  return {
    async read() {
      const wallSeconds = (performance.now() - before) / 1000
      const tasks = await page.evaluate(() => (globalThis as unknown as Watched).longTasks)
      return {
        count: tasks.length,
        longestMs: Math.max(0, ...tasks),
        busyShare: ((await busySeconds()) - busyBefore) / wallSeconds,
      }
    },
  }
}
