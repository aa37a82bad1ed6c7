/** What every box one types or chooses in has in common. 16 px on touch screens keeps iOS from zooming in. */
export const fieldStyle = [
  'w-full min-w-0 rounded-md border border-input bg-bg px-3 text-sm text-fg pointer-coarse:text-[16px]',
  'transition-[border-color,box-shadow] duration-100 hover:border-muted-fg',
  'focus-visible:border-ring focus-visible:outline-1 focus-visible:outline-offset-0 focus-visible:outline-ring',
  'disabled:cursor-not-allowed disabled:opacity-50',
  'aria-invalid:border-danger aria-invalid:focus-visible:outline-danger',
]
