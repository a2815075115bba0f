/** A kind of browser in words, from what it says of itself: enough to tell one's own sessions apart, no more. */
export function deviceOf(agent: string | undefined): string {
  const said = agent ?? ''
  const browser = BROWSERS.find(([pattern]) => pattern.test(said))?.[1] ?? 'A browser'
  const system = SYSTEMS.find(([pattern]) => pattern.test(said))?.[1]
  return system ? `${browser} on ${system}` : browser
}

const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Macintosh|Mac OS X/, 'Mac'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
]
