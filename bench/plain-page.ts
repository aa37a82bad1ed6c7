/**
 * Runs in an empty page: shows a text as it comes at a steady pace, by the barest means, and keeps its end in sight. It may use
 * nothing from outside itself.
 */
export async function appendPlainly({ text, perSecond }: { text: string; perSecond: number }): Promise<void> {
  const scroller = document.createElement('div')
  scroller.style.cssText =
    'height: 100vh; overflow-y: auto; font: 15px/24px sans-serif; white-space: pre-wrap'
  document.body.style.margin = '0'
  document.body.append(scroller)
  let block = new Text()
  scroller.append(document.createElement('div'))
  scroller.lastElementChild?.append(block)
  const beganAt = performance.now()
  for (let shown = 0; shown < text.length;) {
    await new Promise((resolve) => requestAnimationFrame(resolve))
    const due = Math.min(text.length, Math.floor(((performance.now() - beganAt) / 1000) * perSecond))
    for (const [index, words] of text.slice(shown, due).split('\n\n').entries()) {
      if (index > 0) {
        block = new Text()
        const next = document.createElement('div')
        next.append(block)
        scroller.append(next)
      }
      block.appendData(words)
    }
    shown = due
    scroller.scrollTop = scroller.scrollHeight
  }
}
