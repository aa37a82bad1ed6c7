type Example = { title: string; prompt: string }

const ANY: Example[] = [
  { title: 'Explain', prompt: 'Explain how a write-ahead log keeps data safe, in five sentences.' },
  {
    title: 'Write code',
    prompt: 'Write a TypeScript function that groups an array by a key, with its tests.',
  },
  { title: 'Compare', prompt: 'Compare SQLite and PostgreSQL for a team of thirty, as a table.' },
  { title: 'Draft', prompt: 'Draft a friendly note that our maintenance window moves to Sunday at 8:00.' },
]

/** Each shows something the demo does really do. */
const DEMO: Example[] = [
  { title: 'Say hello', prompt: 'Hello! Who are you, and what can you do?' },
  { title: 'Code and a table', prompt: '/demo tokens=300 rate=80 markdown=code,table' },
  { title: 'Think first', prompt: '/demo reasoning=120 tokens=200 rate=60' },
  { title: 'Use a tool', prompt: '/demo tool=calculator tokens=80' },
]

export const examplesFor = (isDemo: boolean): Example[] => (isDemo ? DEMO : ANY)
