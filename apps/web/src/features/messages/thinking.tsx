/** Before the first words have come. */
export const Thinking = () => <p className="shimmer w-fit text-sm">Thinking…</p>
