/** The parts of the settings, in their order; the id is the anchor in the address. */
export const SECTIONS = [
  { id: 'profile', title: 'Profile' },
  { id: 'security', title: 'Account security' },
  { id: 'appearance', title: 'Appearance' },
  { id: 'chat', title: 'Chat' },
  { id: 'models', title: 'Models' },
  { id: 'usage', title: 'Usage' },
  { id: 'shortcuts', title: 'Keyboard shortcuts' },
  { id: 'about', title: 'About' },
] as const

export type SectionId = (typeof SECTIONS)[number]['id']
