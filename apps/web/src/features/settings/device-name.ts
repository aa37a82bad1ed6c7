export type Device = { name: string; kind: 'computer' | 'phone' | 'tablet' | 'program' }

/** What a session runs on, as its owner would call it. */
export function deviceOf(userAgent: string | null): Device {
  if (!userAgent) return { name: 'Unknown device', kind: 'program' }
  const browser = firstOf(BROWSERS, userAgent)
  const system = firstOf(SYSTEMS, userAgent)
  if (!browser && !system) return { name: programName(userAgent), kind: 'program' }
  return { name: nameOf(browser, system), kind: kindOf(userAgent) }
}

// Nearly every browser claims to be the ones before it, so the most particular names come first.
const BROWSERS: readonly [RegExp, string][] = [
  [/\bEdgA?(iOS)?\//, 'Edge'],
  [/\b(OPR|Opera|OPT)\//, 'Opera'],
  [/\bVivaldi\//, 'Vivaldi'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\bHeadlessChrome\//, 'Headless Chrome'],
  [/\b(Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bVersion\/\S+ .*Safari\//, 'Safari'],
]

const SYSTEMS: readonly [RegExp, string][] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X|Macintosh\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
]

const firstOf = (known: readonly [RegExp, string][], userAgent: string): string | undefined =>
  known.find(([pattern]) => pattern.test(userAgent))?.[1]

const nameOf = (browser = 'A browser', system?: string): string =>
  system === undefined ? browser : `${browser} on ${system}`

function kindOf(userAgent: string): Device['kind'] {
  if (/\biPad\b/.test(userAgent)) return 'tablet'
  if (/\biPhone\b/.test(userAgent)) return 'phone'
  if (/\bAndroid\b/.test(userAgent)) return /\bMobile\b/.test(userAgent) ? 'phone' : 'tablet'
  return 'computer'
}

/** `curl/8.5.0` is curl; whatever else it says of itself stays short. */
const programName = (userAgent: string): string => /^[\w.-]{1,40}/.exec(userAgent.trim())?.[0] ?? 'A program'
