import type { Mention } from './told.ts'

/**
 * What a mention can be found by exactly, each in one spelling and with what it is: two spellings of the same thing give
 * the same text. A half plate, a first name without birth or an address without postcode gives none: nothing is
 * identified by them.
 */
export const lookedUpBy = ({ kind, said }: Pick<Mention, 'kind' | 'said'>): string[] => {
  const texts = [
    kind === 'vehicle' && plate(said.plate),
    kind === 'phone' && phone(said.number),
    kind === 'account' && account(said.name),
    kind === 'person' && person(said.name, said.born),
    (kind === 'person' || kind === 'place') && postcode(`${said.address ?? ''} ${said.name ?? ''}`),
  ]
  return texts.filter((text) => typeof text === 'string')
}

/** AB12 CDE: letters and digits only. Shorter than a whole one is only part of it. */
export const plate = (typed = ''): string | null => {
  const plain = typed
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
  return /^(?=.*\d)(?=.*[A-Z])[A-Z0-9]{5,8}$/.test(plain) ? `plate:${plain}` : null
}

/** As in E.164, a number without a country being one of the United Kingdom. */
export const phone = (typed = ''): string | null => {
  const plain = typed
    .normalize('NFKD')
    .replace(/\(0\)/g, '')
    .replace(/[^\d+]/g, '')
    .replace(/^00/, '+')
  const whole = plain.startsWith('+') ? plain : plain.replace(/^0?/, '+44')
  return /^\+\d{9,15}$/.test(whole) ? `phone:${whole}` : null
}

/** Without the at sign and the service, which people name in different ways: "@Ty.99", "ty.99 on Snapchat". */
export const account = (typed = ''): string | null => {
  const [name = ''] = typed
    .normalize('NFKC')
    .toLowerCase()
    .trim()
    .replace(/^https?:\/\/(?:www\.)?[^/]+\//, '')
    .replace(/^@\s*/, '')
    .split(/\s+|[,;(]|\/$/)
  return name.length >= 3 ? `account:${name}` : null
}

/** A whole name with a whole date of birth; the order of names, accents and hyphens do not matter. */
export const person = (name = '', born = ''): string | null => {
  const names = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((one) => one !== '')
    .toSorted()
  return names.length >= 2 && /^\d{4}-\d{2}-\d{2}$/.test(born) ? `person:${names.join(' ')}/${born}` : null
}

/** The first whole postcode of the United Kingdom in a text. */
export const postcode = (text: string): string | null => {
  const found = /\b([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})\b/i.exec(text.normalize('NFKD'))
  return found ? `postcode:${found[1]}${found[2]}`.replace(/:.*/, (code) => code.toUpperCase()) : null
}
