import type { Problem } from '../../kit/result.ts'
import type { Parts } from '../parts.ts'

/** WCAG 2.2 AA for text of ordinary size. */
const LEAST_CONTRAST = 4.5

const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** How far two colours (`#rrggbb`) stand apart, from 1 to 21, as WCAG counts it. */
export const contrast = (one: string, other: string): number => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

/** Words in the partnership's colours must be readable: the accent on white, and the words upon the accent. */
export const checkColours = ({ partnership }: Parts): Problem[] => {
  if (!partnership) return []
  const { accent, accent_text = '#ffffff' } = partnership.value.theme
  const pairs = [
    { key: 'accent', other: '#ffffff', what: 'The accent on white' },
    { key: 'accent_text', other: accent_text, what: 'The words upon the accent' },
  ]
  return pairs.flatMap(({ key, other, what }) => {
    const found = contrast(accent, other)
    if (found >= LEAST_CONTRAST || (key === 'accent_text' && other === '#ffffff')) return []
    return [
      {
        where: partnership.where(['theme', key]),
        what: `${what} cannot be read well: contrast ${found.toFixed(1)} to 1.`,
        right: `At least ${LEAST_CONTRAST} to 1: take a darker or a lighter colour.`,
      },
    ]
  })
}
