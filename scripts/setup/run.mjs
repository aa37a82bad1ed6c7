import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { root } from './root.mjs'

/**
 * Runs a program to its end and answers its exit code. With `quiet` its output is kept back, and
 * shown only when it fails.
 */
export function run(command, args, { quiet = false, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const stdio = quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit'
    const child = spawn(command, args, { cwd: root, stdio, ...options })
    const output = []
    child.stdout?.on('data', (chunk) => output.push(chunk))
    child.stderr?.on('data', (chunk) => output.push(chunk))
    child.on('error', reject)
    child.on('close', (code, signal) => {
      const exitCode = exitCodeOf(code, signal)
      if (exitCode !== 0) process.stderr.write(Buffer.concat(output))
      resolve(exitCode)
    })
  })
}

/** What a shell would answer: a program ended by a signal counts as 128 + its number. */
export const exitCodeOf = (code, signal) => code ?? 128 + (constants.signals[signal] ?? 0)

export const say = (line) => process.stdout.write(`${line}\n`)

export function fail(message) {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}
