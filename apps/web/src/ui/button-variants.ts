import { cva, type VariantProps } from 'class-variance-authority'

/** The looks of a button, also for links that lead somewhere: `<a className={buttonVariants()}>`. */
export const buttonVariants = cva(
  [
    'inline-flex shrink-0 items-center justify-center gap-2 rounded-md font-accent font-medium whitespace-nowrap select-none',
    'transition-[background-color,color,border-color,opacity] duration-100',
    'disabled:pointer-events-none disabled:opacity-50 aria-disabled:opacity-50 aria-busy:opacity-80',
    '[&_svg]:size-4 [&_svg]:shrink-0',
  ],
  {
    variants: {
      variant: {
        primary: 'bg-accent text-accent-fg hover:bg-accent/90 active:bg-accent/80',
        secondary: 'border bg-card text-fg hover:bg-muted active:bg-border',
        ghost:
          'text-muted-fg hover:bg-fg/8 hover:text-fg active:bg-fg/12 data-[state=open]:bg-fg/8 data-[state=open]:text-fg',
        danger: 'bg-danger text-danger-fg hover:bg-danger/90 active:bg-danger/80',
        link: 'h-auto rounded-sm px-0 text-accent underline-offset-4 hover:underline',
      },
      size: {
        sm: 'h-7 px-2 text-xs pointer-coarse:h-10 pointer-coarse:px-3',
        md: 'h-8 px-3 text-sm pointer-coarse:h-10',
        lg: 'h-10 px-4 text-sm pointer-coarse:h-11',
      },
    },
    defaultVariants: { variant: 'secondary', size: 'md' },
  },
)

export type ButtonVariants = VariantProps<typeof buttonVariants>
