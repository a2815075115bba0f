import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { FOCUS_GROUPS, focusGroupPath } from '../urls.ts'

/** Somebody signed in, as their browser. */
export interface Client {
  get(path: string): Promise<Response>
  post(path: string, fields?: Readonly<Record<string, string | readonly string[]>>): Promise<Response>
}

export const described = {
  audience: 'children',
  day: '2',
  month: '11',
  year: '2026',
  people: '7',
  place: 'A youth club',
  ranBy: 'Two workers',
}

/** What a form of a page has in it: every field, and what is ticked. */
export const fieldsOf = (page: string): Record<string, string> =>
  Object.fromEntries([
    ...[...page.matchAll(/<input type="hidden" name="(?!csrf)([^"]+)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value],
    ),
    ...[...page.matchAll(/<textarea[^>]*name="([^"]+)"[^>]*>\n?([^<]*)<\/textarea>/g)].map(
      ([, name = '', value = '']) => [name, plain(value)],
    ),
  ])
const plain = (text: string): string =>
  text
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
export const text = async (answer: Promise<Response>): Promise<string> => (await answer).text()

/** Adds a session, with notes or without. */
export const addTo = async (officer: Client, notes?: string): Promise<string> => {
  const id = randomUUID()
  assert.equal((await officer.post(FOCUS_GROUPS, { ...described, id })).status, 303)
  if (notes) assert.equal((await officer.post(focusGroupPath(id, 'notes'), { notes })).status, 303)
  return id
}

/** Answers, checks and codes everything, as whoever runs it would who has nothing to alter. */
export const goThrough = async (id: string, who: Client, coded = true): Promise<void> => {
  for (
    let page = await text(who.get(focusGroupPath(id, 'telling')));
    /name="answer"/.test(page.split('Answered')[0] ?? '');
    page = await text(who.get(focusGroupPath(id, 'telling')))
  ) {
    const [, line = '', seen = ''] =
      /name="line" value="(\d+)"><input type="hidden" name="seen" value="([^"]*)"/.exec(page) ?? []
    const done = await who.post(focusGroupPath(id, 'telling'), {
      line,
      seen,
      answer: 'told',
      words: 'First Contact, today',
    })
    assert.equal(done.status, 303)
  }
  for (let i = 0; i < 20; i++) {
    const page = await text(who.get(`${focusGroupPath(id, 'names')}?show=open`))
    const fields = Object.fromEntries(
      Object.entries(fieldsOf(page)).filter(([name]) => /^(seen|text)-/.test(name)),
    )
    if (Object.keys(fields).length === 0) break
    const answer = await who.post(focusGroupPath(id, 'names'), { ...fields, show: 'open' })
    assert.equal(answer.status, 303)
    if (/coding$/.test(answer.headers.get('location') ?? '')) break
  }
  if (coded) await code(id, who, () => ['seen-as-normal'])
}

/** Codes every line that is open to somebody. The value: how many they were. */
export const code = async (id: string, who: Client, themes: (line: string) => string[]): Promise<number> => {
  let seen = 0
  for (let i = 0; i < 20; i++) {
    const page = await text(who.get(`${focusGroupPath(id, 'coding')}?show=open`))
    const lines = [...page.matchAll(/name="has-(\d+)"/g)].map(([, line = '']) => line)
    if (lines.length === 0) break
    seen += lines.length
    const ticked = Object.fromEntries(
      lines.flatMap((line) => [
        [`has-${line}`, 'yes'],
        [`theme-${line}`, themes(line)],
      ]),
    )
    const answer = await who.post(focusGroupPath(id, 'coding'), { show: 'open', ...ticked })
    assert.equal(answer.status, 303)
    if (answer.headers.get('location') === focusGroupPath(id)) break
  }
  return seen
}
