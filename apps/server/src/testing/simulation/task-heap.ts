import type { Owner } from './virtual-time.ts'

export type Task = { at: number; order: number; owner: Owner; run: () => void; isCancelled: boolean }

/** Tasks by their moment; those of one moment in the order they were set. */
export class TaskHeap {
  private readonly heap: Task[] = []

  peek(): Task | undefined {
    return this.heap[0]
  }

  clear(): void {
    this.heap.length = 0
  }

  push(task: Task): void {
    const { heap } = this
    let at = heap.push(task) - 1
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (!isSooner(task, heap[parent]!)) break
      heap[at] = heap[parent]!
      at = parent
    }
    heap[at] = task
  }

  pop(): Task | undefined {
    const { heap } = this
    const first = heap[0]
    const last = heap.pop()
    if (last && heap.length > 0) this.sink(last)
    return first
  }

  private sink(task: Task) {
    const { heap } = this
    let at = 0
    for (;;) {
      let child = at * 2 + 1
      if (child >= heap.length) break
      if (child + 1 < heap.length && isSooner(heap[child + 1]!, heap[child]!)) child++
      if (!isSooner(heap[child]!, task)) break
      heap[at] = heap[child]!
      at = child
    }
    heap[at] = task
  }
}

const isSooner = (a: Task, b: Task): boolean => a.at < b.at || (a.at === b.at && a.order < b.order)
