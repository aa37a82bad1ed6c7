import { avatarHue, initialsOf } from './avatar-look.ts'
import { cn } from './cn.ts'

const SIZES = {
  xs: 'size-5 text-[9px]',
  sm: 'size-6 text-[10px]',
  md: 'size-8 text-xs',
  lg: 'size-10 text-sm',
} as const

type AvatarProps = {
  name: string
  /** What the colour comes from, so that it survives a new name; the name when left out. */
  seed?: string
  /** A picture from our own origin; initials show when there is none. */
  src?: string | null
  /** Agents are square, people are round. */
  shape?: 'round' | 'square'
  size?: keyof typeof SIZES
  className?: string
}

/** Decoration: the name always stands beside it in words, or in the label of what contains it. */
export function Avatar({ name, seed = name, src, shape = 'round', size = 'md', className }: AvatarProps) {
  const look = cn(
    'avatar inline-flex shrink-0 items-center justify-center overflow-hidden font-accent font-semibold select-none',
    shape === 'round' ? 'rounded-full' : 'rounded-md',
    SIZES[size],
    className,
  )
  return (
    <span aria-hidden className={look} style={{ '--hue': avatarHue(seed) }}>
      {src ? <img src={src} alt="" className="size-full object-cover" /> : initialsOf(name)}
    </span>
  )
}
