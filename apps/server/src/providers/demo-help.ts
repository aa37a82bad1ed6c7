import { cuts, demoTools, failures, markdownBlocks } from './demo-script.ts'

export const demoHelp = (
  problem: string,
): string => `${problem} The demo model takes these options, in any order:

| option | meaning |
| --- | --- |
| \`tokens=2000\` | how long the answer is |
| \`rate=80\` | tokens a second; 0 is as fast as possible |
| \`ttft=300\` | milliseconds to the first token |
| \`reasoning=200\` | tokens of thinking before the answer |
| \`markdown=${markdownBlocks.join(',')}\` | what the answer contains |
| \`tool=${demoTools.join(',')}\` | tools to call first |
| \`say="@ada look"\` | what the answer begins with |
| \`fail=after:500\` | break off after so many tokens, or fail at once: ${failures.map((one) => `\`${one}\``).join(', ')} |
| ${cuts.map((cut) => `\`cut=${cut}:500\``).join(', ')} | end by the limit of tokens, or by a filter, after so many tokens |
| \`hang=500\` | fall silent after so many tokens, until stopped or steered |
| \`seed=7\` | another text |

For example: \`/demo tokens=300 rate=80 markdown=code,table\``

/** What it says to people who have not connected a model yet. */
export function demoGreeting(prompt: string, images: number): string {
  return `I am the **built-in demo model** of Parley. I do not understand language: I only show how an answer arrives, so please expect no wisdom from me.

${youWrote(prompt, images)}

To talk with a real model, set one of these and restart:

- \`OPENAI_API_KEY\`, \`ANTHROPIC_API_KEY\`, \`GOOGLE_API_KEY\` or \`OPENROUTER_API_KEY\`
- \`OLLAMA_BASE_URL\` for models on your own machine (Ollama on its usual port is found by itself)
- \`OPENAI_COMPATIBLE_BASE_URL\` for vLLM, LM Studio and the like

Until then, try \`/demo tokens=300 markdown=code,table\`.`
}

const SHOWN_CHARACTERS = 120

function youWrote(prompt: string, images: number): string {
  const line = prompt.toWellFormed().replaceAll(/\s+/gu, ' ').trim()
  if (line === '')
    return images > 0 ? `You sent ${count(images)}, which I cannot look at.` : 'You wrote nothing.'
  const words = line.split(' ').length
  const shown = line.slice(0, SHOWN_CHARACTERS).toWellFormed()
  const seen = images > 0 ? `, with ${count(images)} that I cannot look at` : ''
  // The quote is code, so that nothing in the prompt can act as formatting here.
  const quote = `\`${shown.replaceAll('`', 'ʼ')}${shown.length < line.length ? '…' : ''}\``
  return `You wrote ${words === 1 ? 'one word' : `${words} words`}${seen}: ${quote}`
}

const count = (images: number) => (images === 1 ? 'one image' : `${images} images`)
