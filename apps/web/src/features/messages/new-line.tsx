/** Where what one has not read begins. */
export const NewLine = () => (
  <div className="mx-auto flex w-full max-w-3xl items-center gap-3 px-4 pt-3 sm:px-6">
    <span aria-hidden className="h-px flex-1 bg-accent/50" />
    <h3 className="font-accent text-xs font-medium text-accent">New</h3>
  </div>
)
