// Loaded before a server that is measured, and only there: collects all garbage when told to, and says what is left. As a
// last resort V8 also gives back the room it has for what is new, which grows with what happened and not with what lives.
process.on('message', (message) => {
  if (message !== 'collect') return
  for (let times = 0; times < 2; times++) globalThis.gc?.({ type: 'major', flavor: 'last-resort' })
  const { heapUsed, external } = process.memoryUsage()
  process.send?.({ heapBytes: heapUsed + external })
})
// It shall end when the server does.
process.channel?.unref()
