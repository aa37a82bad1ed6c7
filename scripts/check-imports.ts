import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { importFaults } from './imports/faults.ts'
import { root } from './setup/root.mjs'
import { fail } from './setup/run.mjs'

const files = globSync('{apps,packages}/*/src/**/*.{ts,tsx}', { cwd: root }).toSorted()
const faults = importFaults(files.map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') })))
if (faults.length > 0) fail(faults.join('\n'))
