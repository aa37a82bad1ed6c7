import { toast } from './toaster.tsx'

/** Something was to open, and what shows it could not be fetched. */
export const sayNotFetched = () =>
  toast.error('That could not be loaded', { description: 'The server cannot be reached right now.' })
