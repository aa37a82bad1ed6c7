type Numbered = { id: number }

// Hostile code or formulas can make a worker hang.
const PATIENCE_MS = 15_000

/**
 * A worker that starts when it is first asked, and is given up when it has been silent for too long while work is waiting;
 * what it had then is dropped, and the next question starts another.
 */
export function patientWorker<Question extends Numbered, Answer extends Numbered>(
  start: () => Worker,
  heard: (answer: Answer) => void,
) {
  const waiting = new Set<number>()
  let worker: Worker | undefined
  let patience: ReturnType<typeof setTimeout> | undefined

  function listen(): Worker {
    const started = start()
    started.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      if (!waiting.has(data.id)) return
      wait()
      heard(data)
    })
    return started
  }

  function wait() {
    clearTimeout(patience)
    if (waiting.size > 0) patience = setTimeout(giveUp, PATIENCE_MS)
  }

  function giveUp() {
    worker?.terminate()
    worker = undefined
    waiting.clear()
  }

  return {
    ask(question: Question) {
      worker ??= listen()
      waiting.add(question.id)
      worker.postMessage(question)
      wait()
    },
    /** Nothing more is to come for this question. */
    isAnswered(id: number) {
      waiting.delete(id)
      wait()
    },
  }
}
