import type { RootContent } from 'hast'

/** A tree as HTML, without the line breaks between blocks, which show nothing. */
export const html = (nodes: RootContent[]): string => nodes.map(one).join('')

function one(node: RootContent): string {
  if (node.type === 'text') return node.value === '\n' ? '' : escape(node.value)
  if (node.type !== 'element') return `<!${node.type}>`
  const attributes = Object.entries(node.properties)
    .filter(([, value]) => value !== undefined && value !== null && value !== false)
    .map(([name, value]) => ` ${name}="${escape(String(value))}"`)
    .toSorted()
  const text = html(node.children)
  return `<${node.tagName}${attributes.join('')}>${text}</${node.tagName}>`
}

const escape = (text: string) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
