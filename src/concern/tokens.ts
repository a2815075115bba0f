import { PLATFORMS, platformIn, platformNamed } from './platforms.ts'
import type { Mention } from './told.ts'

/**
 * Raised when one of the rules below gives another text for what it is given: then every token is made anew
 * (`links/reindex.ts`). What is told meanwhile has tokens of the new rules already.
 */
export const NORMALISING = 2

/** What something is found by: the word before the colon of each text of {@link lookedUpBy}. */
export type FoundBy = 'plate' | 'phone' | 'account' | 'person' | 'postcode'

export const foundBy = (text: string): FoundBy => text.slice(0, text.indexOf(':')) as FoundBy

/**
 * What a mention can be found by exactly, each in one spelling and with what it is: two spellings of the same thing give
 * the same text. Half a plate, half a number, a first name without birth or an address without postcode gives none:
 * nothing is identified by them. The rules stand in docs/linking.md.
 */
export const lookedUpBy = ({ kind, said }: Pick<Mention, 'kind' | 'said'>): string[] => {
  const texts = [
    kind === 'vehicle' && plate(said.plate),
    ...(kind === 'phone' ? severalIn(said.number).map(phone) : []),
    kind === 'account' && account(said.name, said.service),
    kind === 'person' && person(said.name, said.born),
    (kind === 'person' || kind === 'place') && postcode(`${said.address ?? ''} ${said.name ?? ''}`),
  ]
  return [...new Set(texts.filter((text) => typeof text === 'string'))]
}

/** Several in one box, as people write them. */
const severalIn = (text = ''): string[] => text.split(/[,;/\n]|\bor\b|\band\b/i)

/** Since 2001: two letters, two figures, three letters. The letter I is in none of them. */
const CURRENT = /^[A-HJ-Z]{2}\d{2}[A-HJ-Z]{3}$/
/** Other whole ones: 1983 to 2001, 1963 to 1982, older and Northern Ireland's, diplomats'. */
const OTHERS =
  /^(?:[A-Z][1-9]\d{0,2}[A-Z]{3}|[A-Z]{3}[1-9]\d{0,2}[A-Z]|[A-Z]{1,3}\d{4}|\d{4}[A-Z]{1,3}|\d{3}[DX]\d{3})$/

/**
 * A whole number plate of the United Kingdom. What stands for a letter that was not seen (“?”, “*”, “…”), or anything
 * else beside it, makes it none. O and 0, and I and 1, are one only where the shape of plates since 2001 says which it
 * must be, and only if what was typed is no plate as it is.
 */
export const plate = (typed = ''): string | null => {
  const text = typed.normalize('NFKC').toUpperCase().trim()
  if (!/^[A-Z0-9]+(?: *[-.]? *[A-Z0-9]+)*\.?$/.test(text)) return null
  const plain = text.replace(/[^A-Z0-9]/g, '')
  if (CURRENT.test(plain) || OTHERS.test(plain)) return `plate:${plain}`
  const meant = [...plain]
    .map((one, at) =>
      at === 2 || at === 3 ? one.replace('O', '0').replace('I', '1') : one.replace('0', 'O'),
    )
    .join('')
  return CURRENT.test(meant) ? `plate:${meant}` : null
}

/** As in E.164: a number without a country is one of the United Kingdom, and has all its ten figures. */
export const phone = (typed = ''): string | null => {
  const found = /\+?\(?\d[\d ().-]*\d/.exec(typed.normalize('NFKC'))?.[0] ?? ''
  const plain = found
    .replace(/\(0\)/g, '')
    .replace(/[^\d+]/g, '')
    .replace(/^00/, '+')
    .replace(/^0|^(?=7\d{9}$)/, '+44')
    .replace(/^44(?=\d{10}$)/, '+44')
    .replace(/^\+440/, '+44')
  return /^\+(?:44[1-9]\d{9}|(?!44)[1-9]\d{7,14})$/.test(plain) ? `phone:${plain}` : null
}

/** What stands in the box of an account and is none. */
const NO_NAME =
  /^(?:unknown|none|nil|n\/?a|not|no|tbc|same|don['’]?t|private|various|several|many|account|his|her|their|the)$/

/**
 * A name on a service: the same name on two services is two accounts. The service is the one that is named beside it,
 * else one named with it (“big.t on Snapchat”, an address); where none is named, it is like others without one alone. A
 * name in several words is what somebody is called there, and identifies no account.
 */
export const account = (typed = '', service = ''): string | null => {
  const text = typed.normalize('NFKC').toLowerCase().trim()
  const [, label, labelled] = /^([\p{L} ]{1,20}?)(?:\s*[:=–-]\s*|\s+)(@?[^\s/].*)$/su.exec(text) ?? []
  const before = label !== undefined && platformNamed(label, true)
  const said = before && labelled ? labelled : text
  const [whole = '', host] =
    /^(?:https?:\/\/)?((?:[a-z0-9-]+\.)+[a-z]{2,})\/(?:(?:add|user|u|in)\/)?/.exec(said) ?? []
  const [, at = '', name = '', rest = ''] =
    /^(@?)\s*([^\s,;:(/?]*)(.*)$/s.exec(said.slice(whole.length)) ?? []
  if (name.length < 3 || NO_NAME.test(name)) return null
  if (!(at || whole || /^\s*(?:$|[,;:(/?–-]|(?:on|at|in|for)\b)/.test(rest) || platformIn(rest))) return null
  const on = platformNamed(service) ?? (host ? platformNamed(host) : before || platformIn(rest))
  return `account:${on ?? ''}/${name}`
}

/** All that an account may be kept as by whoever looks for it: on every known service, where none is said. */
export const accountsNamed = (typed: string, service = ''): string[] => {
  const one = account(typed, service)
  if (!one?.startsWith('account:/')) return one ? [one] : []
  return [one, ...PLATFORMS.map((id) => one.replace('account:/', `account:${id}/`))]
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
  const found = /\b([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-BD-HJLNP-UW-Z]{2})\b/i.exec(text.normalize('NFKC'))
  return found ? `postcode:${found[1]?.toUpperCase()}${found[2]?.toUpperCase()}` : null
}
