import type { ComponentProps } from 'react'
import { CodeBlock } from './code/code-block.tsx'
import { Diagram } from './diagram/diagram.tsx'
import { Image } from './image.tsx'
import { Link } from './link.tsx'
import { MathBlock, MathSpan } from './math/math.tsx'
import { Said } from './said.tsx'
import { useIsStreaming } from './streaming.ts'
import { Table } from './table.tsx'
import type { Views } from './tree/to-react.ts'

type PreProps = ComponentProps<'pre'> & {
  'data-lang'?: string
  'data-meta'?: string
  'data-open'?: boolean
  'data-math'?: string
}

/** What the elements of a message become. */
export const views: Views = {
  a: Link,
  img: Image,
  table: Table,
  input: TaskBox,
  pre: Pre,
  code: Code,
  '#text': Said,
}

function Pre(props: PreProps) {
  const isStreaming = useIsStreaming()
  const isWriting = isStreaming && props['data-open'] === true
  const text = textOf(props.children)
  if (props['data-math'] !== undefined) return <MathBlock tex={text} isWriting={isWriting} />
  const block = { code: text, language: props['data-lang'], meta: props['data-meta'], isWriting }
  return block.language === 'mermaid' && !isWriting ? <Diagram {...block} /> : <CodeBlock {...block} />
}

function Code({ children, ...props }: ComponentProps<'code'> & { 'data-math'?: string }) {
  return props['data-math'] === undefined ? <code>{children}</code> : <MathSpan tex={textOf(children)} />
}

function TaskBox({ checked }: ComponentProps<'input'>) {
  return (
    <input
      type="checkbox"
      disabled
      checked={checked ?? false}
      aria-label={checked ? 'Done' : 'To do'}
      readOnly
    />
  )
}

const textOf = (children: unknown) => (typeof children === 'string' ? children : '')
