import { Ellipsis } from 'lucide-react'
import type { ComponentProps } from 'react'
import { IconButton } from '@/ui/icon-button.tsx'

/** The three dots that open a menu. */
export function MenuButton(props: Omit<ComponentProps<typeof IconButton>, 'children'>) {
  return (
    <IconButton size="sm" aria-haspopup="menu" {...props}>
      <Ellipsis aria-hidden />
    </IconButton>
  )
}
