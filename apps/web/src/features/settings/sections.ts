const FIRST_SECTIONS = [
  { id: 'profile', title: 'Profile' },
  { id: 'security', title: 'Account security' },
  { id: 'appearance', title: 'Appearance' },
] as const

/** Those below the first screen, which are fetched after it. */
export const LATER_SECTIONS = [
  { id: 'chat', title: 'Chat' },
  { id: 'models', title: 'Models' },
  { id: 'usage', title: 'Usage' },
  { id: 'shortcuts', title: 'Keyboard shortcuts' },
  { id: 'about', title: 'About' },
] as const

/** The parts of the settings, in their order; the id is the anchor in the address. */
export const SECTIONS = [...FIRST_SECTIONS, ...LATER_SECTIONS] as const

export type SectionId = (typeof SECTIONS)[number]['id']

/** Once more, where the browser looked for the anchor of the address before there was anything to find. */
export function goToAnchor(among: readonly { id: SectionId }[]) {
  const section = among.find(({ id }) => id === location.hash.slice(1))
  if (section) document.getElementById(section.id)?.scrollIntoView()
}
