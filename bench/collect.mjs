// Loaded before a server that is measured, and only there: collects all garbage when told to, and says what is left.
process.on('message', (message) => {
  if (message !== 'collect') return
  for (let times = 0; times < 3; times++) globalThis.gc?.()
  const { heapUsed, external } = process.memoryUsage()
  process.send?.({ heapBytes: heapUsed + external })
})
// It shall end when the server does.
process.channel?.unref()
