import type { ExternalToast, toast as sonnerToast } from 'sonner'

export type ToastOptions = Pick<ExternalToast, 'description' | 'action' | 'duration' | 'onDismiss' | 'id'>

type Kind = 'message' | 'success' | 'info' | 'warning' | 'error' | 'loading'
type Sonner = Pick<typeof sonnerToast, Kind | 'dismiss'>

// Until the view is there (see Toaster), what is to be shown waits here.
let sonner: Sonner | null = null
const waiting: ((sonner: Sonner) => void)[] = []
let fetchView = () => {}
let lastId = 0

/** A passing notice; each answers its id, and the same id again replaces what it says. */
export const toast = {
  message: showAs('message'),
  success: showAs('success'),
  info: showAs('info'),
  warning: showAs('warning'),
  error: showAs('error'),
  loading: showAs('loading'),
  dismiss: (id: string | number) => withView((view) => view.dismiss(id)),
}

/** For the view alone: from here on toasts are shown at once. */
export function openToasts(view: Sonner) {
  sonner = view
  for (const show of waiting.splice(0)) show(view)
  return () => {
    sonner = null
  }
}

/** For who fetches the view: `fetch` runs when something is to be shown and there is none. */
export function onToastWaiting(fetch: () => void) {
  fetchView = fetch
  if (waiting.length > 0) fetch()
}

function showAs(kind: Kind) {
  return (text: string, options: ToastOptions = {}) => {
    const id = options.id ?? `toast-${++lastId}`
    withView((view) => view[kind](text, { ...options, id }))
    return id
  }
}

function withView(show: (sonner: Sonner) => void) {
  if (sonner) return show(sonner)
  waiting.push(show)
  return fetchView()
}
