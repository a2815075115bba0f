import type { Problem } from '../../kit/result.ts'
import type { Parts } from '../parts.ts'
import type { Partnership } from '../schema/partnership.ts'

type Theme = Partnership['theme']

/** WCAG 2.2 AA for text of ordinary size. */
const LEAST_CONTRAST = 4.5

const parts = (colour: string): number[] =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))

const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = parts(colour).map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** How far two colours (`#rrggbb`) stand apart, from 1 to 21, as WCAG counts it. */
export const contrast = (one: string, other: string): number => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

/** A share of one colour in another, as `color-mix(in srgb, …)` makes it. */
const mixed = (colour: string, share: number, into: string): string => {
  const other = parts(into)
  const part = (one: number, i: number): string =>
    Math.round(one * share + (other[i] ?? 0) * (1 - share))
      .toString(16)
      .padStart(2, '0')
  return `#${parts(colour).map(part).join('')}`
}

/**
 * The colours that words in a partnership's colour stand on, or that its own words stand on: as the style sheet makes
 * them, by day and by night. A test in the browser holds them to the style sheet.
 */
const pairs = ({ accent, accent_text = '#ffffff', accent_dark = '#8fd3d0', warm = '#e08e45' }: Theme) => [
  {
    key: 'accent',
    what: 'Words in the accent',
    colour: accent,
    grounds: ['#fbf6ee', '#fbe9e7', mixed(accent, 0.13, '#ffffff'), mixed(warm, 0.16, '#ffffff')],
    right: 'take a darker accent',
  },
  {
    key: 'accent_text',
    what: 'Words upon the accent',
    colour: accent_text,
    grounds: [accent, mixed(accent, 0.84, '#000000')],
    right: 'take a colour further from the accent',
  },
  {
    key: 'accent_dark',
    what: 'Words in the accent in the dark',
    colour: accent_dark,
    grounds: ['#1d3437', '#3a1a20', mixed(accent_dark, 0.13, '#17272a'), mixed(warm, 0.16, '#17272a')],
    right: 'take a lighter one for the dark',
  },
]

/** Words in the partnership's colours must be readable on every ground that they stand on, by day and by night. */
export const checkColours = ({ partnership }: Parts): Problem[] => {
  if (!partnership) return []
  const { theme } = partnership.value
  // White, which is what there is without `accent_text`, is readable on any accent that is readable on paper.
  const said = pairs(theme).filter(({ key }) => key !== 'accent_text' || theme.accent_text)
  return said.flatMap(({ key, what, colour, grounds, right }) => {
    const [worst = '', found = 0] = grounds
      .map((ground) => [ground, contrast(colour, ground)] as const)
      .reduce((least, one) => (one[1] < least[1] ? one : least))
    if (found >= LEAST_CONTRAST) return []
    return [
      {
        where: partnership.where(['theme', key in theme ? key : 'warm']),
        what: `${what} (${colour}) cannot be read well on ${worst}: contrast ${found.toFixed(1)} to 1.`,
        right: `At least ${LEAST_CONTRAST} to 1: ${right}.`,
      },
    ]
  })
}
