/** Surfaces that float above the page: menus, popovers, lists. */
export const floatStyle = [
  'z-50 rounded-lg bg-popover text-sm text-popover-fg shadow-float outline-none',
  'data-[state=open]:animate-pop-in data-[state=closed]:animate-pop-out',
]

export const menuStyle = [...floatStyle, 'min-w-44 overflow-x-hidden overflow-y-auto p-1']

export const menuItemStyle = [
  'relative flex min-h-8 items-center gap-2 rounded-md px-2 py-1 outline-none select-none pointer-coarse:min-h-11',
  'data-[highlighted]:bg-fg/8 data-[disabled]:pointer-events-none data-[disabled]:opacity-50',
  '[&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted-fg',
]

export const menuLabelStyle = 'px-2 pt-1.5 pb-1 font-accent text-xs font-medium text-subtle-fg'

export const menuSeparatorStyle = '-mx-1 my-1 h-px bg-border'

export const overlayStyle =
  'fixed inset-0 z-50 bg-overlay data-[state=open]:animate-fade-in data-[state=closed]:animate-fade-out'
