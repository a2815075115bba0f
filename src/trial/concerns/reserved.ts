import type { Draw } from '../../questionnaire/index.ts'

/**
 * What nobody can have. Telephone numbers are those that Ofcom keeps for drama (07700 900000 to 900999, 01632 960000 to
 * 960999); addresses are under example.org (RFC 2606); there is no postcode area MR. A number plate of the form AB12 CDE
 * is never issued with a Q in its first two letters (DVLA, INF104: I, Q and Z are no letters of an area).
 */
const digits = (draw: Draw, n: number): string =>
  Array.from({ length: n }, () => Math.floor(draw() * 10)).join('')

export const mobile = (draw: Draw): string => `07700 900${digits(draw, 3)}`
export const landline = (draw: Draw): string => `01632 960${digits(draw, 3)}`
export const emailAt = (name: string, domain: string): string =>
  `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@${domain}.example.org`

const AREAS = 'ABCDEFGHJKLMNOPRSTUVWXY'
const LETTERS = 'ABCDEFGHJKLMNOPRSTUVWXYZ'
const YEARS = ['09', '12', '14', '16', '19', '51', '58', '61', '63', '65', '68', '70', '72']
const letter = (of: string, draw: Draw): string => of[Math.floor(draw() * of.length)] ?? 'A'

/** A whole plate: YQ51 KDN. Its first half, YQ51, holds the letter that gives it away. */
export const plate = (draw: Draw): string =>
  `${letter(AREAS, draw)}Q${YEARS[Math.floor(draw() * YEARS.length)]} ${[1, 2, 3].map(() => letter(LETTERS, draw)).join('')}`

export const postcode = (draw: Draw): string =>
  `MR${1 + Math.floor(draw() * 6)} ${1 + Math.floor(draw() * 9)}${letter('ABDEFGHJLN', draw)}${letter('ABDEFGHJLN', draw)}`

/** Of what is written anywhere, everything that is a telephone number, plate, postcode or address, and whether it is reserved. */
export const notReserved = (text: string): string[] => {
  const phones = text.match(/(?<![\w-])(?:\+44|0)[\d ]{8,12}\d(?![\w-])/g) ?? []
  const plates = text.match(/\b[A-Z]{2}\d{2} ?(?:[A-Z]{3})?\b/g) ?? []
  const postcodes = text.match(/\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b/g) ?? []
  const addresses = text.match(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g) ?? []
  return [
    ...phones.filter((one) => !/^(?:07700 900|01632 960)\d{3}$/.test(one)),
    ...plates.filter((one) => !/^[A-Z]Q/.test(one) && !/^MR/.test(one)),
    ...postcodes.filter((one) => !/^MR\d/.test(one)),
    ...addresses.filter((one) => !/@(?:[\w-]+\.)?example\.org$/.test(one)),
  ]
}
