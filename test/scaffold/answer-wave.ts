import type { Instrument, Pack } from '../../src/pack/index.ts'
import { type NewWave, openWave } from '../../src/survey/waves/open-wave.ts'
import type { TestDatabase } from './database.ts'

/** Fields of a form by name. */
export type Fields = Readonly<Record<string, string | readonly string[]>>

/** The fields that answer a page, from what it offers: names of fields, and the values that each has. */
export type Choose = (offered: ReadonlyMap<string, readonly string[]>) => Fields

/** Opens a wave of one of the pack's instruments, as an officer would. */
export const openedWave = async (
  { database, partnershipId }: Pick<TestDatabase, 'database' | 'partnershipId'>,
  pack: Pack,
  instrument: string,
  more: Partial<NewWave> = {},
): Promise<{ id: string; code: string }> => {
  const made = await database.transaction({ partnershipId }, (tx) =>
    openWave(
      tx,
      pack,
      {
        title: 'A wave of trials',
        instrument: pack.instruments.get(instrument) as Instrument,
        firstDay: '2026-11-23',
        lastDay: '2026-12-18',
        ...more,
      },
      null,
    ),
  )
  if (!made.ok) throw new Error(made.faults.map(({ what }) => what).join('\n'))
  return made.value
}

/** Sends a form to a wave as a browser does, and gives the page. */
export const sendTo = async (
  at: string,
  fields: Fields,
): Promise<{ status: number; text: string; headers: Headers }> => {
  const body = new URLSearchParams()
  for (const [name, values] of Object.entries(fields))
    for (const value of [values].flat()) body.append(name, value as string)
  const response = await fetch(at, { method: 'POST', body })
  return { status: response.status, text: await response.text(), headers: response.headers }
}

/** The fields of a page's journey: where it is, and what is sealed. */
export const hidden = (page: string): { _sealed: string; _at: string } => ({
  _sealed: /name="_sealed" value="([^"]*)"/.exec(page)?.[1] ?? '',
  _at: /name="_at" value="([^"]*)"/.exec(page)?.[1] ?? '',
})

const offeredOn = (page: string): Map<string, string[]> => {
  const offered = new Map<string, string[]>()
  for (const [, attributes = ''] of page.matchAll(/<(?:input|textarea)\b([^>]*)>/g)) {
    const of = (name: string): string => new RegExp(` ${name}="([^"]*)"`).exec(attributes)?.[1] ?? ''
    const name = of('name')
    if (name === '' || name.startsWith('_')) continue
    offered.set(name, [...(offered.get(name) ?? []), of('value')])
  }
  return offered
}

/** The first of each, and nothing in boxes. */
export const first: Choose = (offered) =>
  Object.fromEntries([...offered].map(([name, [value = '']]) => [name, value]))

/**
 * Goes through a wave as a browser without JavaScript does, to "Check your answers", and gives the form that "Send"
 * sends from there, with the pages on the way.
 */
export const walkTo = async (
  at: string,
  choose: Choose = first,
): Promise<{ form: Fields; pages: string[] }> => {
  let page = (await sendTo(at, {})).text
  const pages = [page]
  for (let i = 0; i < 60; i++) {
    const fields = hidden(page)
    if (fields._sealed === '') throw new Error('This page has no form.')
    if (fields._at === '#check') return { form: { ...fields, _go: 'send' }, pages }
    page = (await sendTo(at, { ...fields, ...choose(offeredOn(page)) })).text
    pages.push(page)
  }
  throw new Error('The journey did not end.')
}
