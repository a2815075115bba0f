import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type FileMapping, importFiles } from '../../src/survey/index.ts'
import { restoreAnswers, storeAnswers } from '../../src/survey/waves/stored-answers.ts'
import { ROOT } from '../house/tree.ts'
import { type StaffClient, type StaffService, startStaffService } from '../scaffold/staff.ts'

const SAMPLES = join(ROOT, 'test/samples/survey-exports')
const FILES = ['children-and-young-people.csv', 'parents-and-carers.xlsx', 'practitioners.csv']

let service: StaffService
let officer: StaffClient
before(async () => {
  service = await startStaffService()
  officer = await service.signIn('partnership-officer')
})
after(() => service.stop())

const plain = (text: string): string =>
  text
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

/** The form about the columns as a browser would send it back untouched. */
const formOf = (page: string): Record<string, string> => {
  const form: Record<string, string> = {}
  for (const [, name = '', value = ''] of page.matchAll(
    /<input type="hidden" name="(header-\d+)" value="([^"]*)"/g,
  ))
    form[name] = plain(value)
  for (const [, name = '', options = ''] of page.matchAll(
    /<select[^>]* name="([^"]+)"[^>]*>([\s\S]*?)<\/select>/g,
  ))
    form[name] = plain(/value="([^"]*)" selected/.exec(options)?.[1] ?? '')
  return form
}

const upload = async (name: string, bytes: Uint8Array): Promise<string> => {
  const file = new File([new Uint8Array(bytes)], name)
  const sent = await officer.post('/partnership/imports/new', {}, { file })
  assert.equal(sent.status, 303, name)
  return sent.headers.get('location') ?? ''
}

const KEPT = { title: 'From a file', first: '2025-03-01', last: '2025-05-31' }

const keep = async (path: string): Promise<unknown> => {
  const form = formOf(await (await officer.get(path)).text())
  const kept = await officer.post(`${path}/keep`, { ...form, ...KEPT })
  assert.equal(kept.status, 303)
  const wave = /waves\/([0-9a-f-]{36})/.exec(kept.headers.get('location') ?? '')?.[1]
  const [row] = await service.owner<{ answers: unknown; mapping: { files: FileMapping[] } }>(
    'select answers, mapping from imported_wave where wave_id = $1',
    [wave],
  )
  return { ...row, results: await (await officer.get(kept.headers.get('location') ?? '')).text() }
}

/** Answers as stored, whatever the order in which options were found: it is no part of what they say. */
const sorted = (stored: unknown): unknown => {
  const { signs, decoys, measures, ...answers } = restoreAnswers(stored)
  const by = <One>(list: readonly One[], key: (one: One) => string): One[] =>
    list.toSorted((a, b) => key(a).localeCompare(key(b), 'en'))
  return {
    ...answers,
    signs: by(signs, ({ id }) => id),
    decoys: by(decoys, ({ id }) => id),
    measures: by(measures, ({ measure, harm }) => `${measure}/${harm}`),
  }
}

for (const name of FILES)
  test(`${name}: what the page keeps is what the command line reads, untouched and corrected`, async () => {
    const bytes = await readFile(join(SAMPLES, name))
    const path = await upload(name, bytes)
    const page = await (await officer.get(path)).text()
    const form = formOf(page)
    assert.ok(Object.keys(form).length > 6)
    assert.equal((await officer.post(path, form)).status, 303)
    const byCommand = await importFiles(service.pack, [{ name, bytes: new Uint8Array(bytes) }])
    assert.ok(byCommand.ok)
    const [expected] = byCommand.value.answers
    assert.ok(expected)
    const untouched = (await keep(path)) as { answers: unknown; results: string }
    // A mark on a scale stands in its unit, as its sentence does, and not as a share of people.
    if (name === 'parents-and-carers.xlsx')
      assert.match(
        untouched.results,
        /How confident[^<]*<svg[\s\S]*?es-bars__figure">6\.5 <span[^>]*>6\.2–6\.8</,
      )
    assert.deepEqual(sorted(untouched.answers), sorted(storeAnswers(expected)))

    // Another measure for one column and nothing for another, as somebody would choose on the page.
    const again = await upload(name, bytes)
    const corrected = formOf(await (await officer.get(again)).text())
    const uses = Object.keys(corrected).filter((key) => key.startsWith('use-'))
    const [first, second] = [['confidence', 'training', 'would-act'], ['knows-whom-to-tell']].map(
      (measures) => uses.find((key) => measures.includes(corrected[key] ?? '')),
    )
    assert.ok(first && second)
    const header = (use: string): string => decodeURIComponent(corrected[use.replace('use', 'header')] ?? '')
    corrected[first] = 'ignore'
    corrected[second] = 'would-act'
    // Kept without looking: how it is read now is shown first, and what was typed stays.
    const unseen = await officer.post(`${again}/keep`, { ...corrected, ...KEPT })
    assert.equal(unseen.status, 422)
    assert.match(await unseen.text(), /You changed what is read[\s\S]*value="From a file"/)
    const kept = (await keep(again)) as { answers: unknown; mapping: { files: FileMapping[] } }
    const mapped = byCommand.value.mapping.files[0]
    assert.ok(mapped)
    const columns = {
      ...mapped.columns,
      [header(first)]: { ignore: true as const },
      [header(second)]: { measure: 'would-act' as const },
    }
    const withMapping = await importFiles(service.pack, [{ name, bytes: new Uint8Array(bytes) }], {
      files: [{ ...mapped, columns }],
    })
    assert.ok(withMapping.ok && withMapping.value.answers[0])
    assert.deepEqual(sorted(kept.answers), sorted(storeAnswers(withMapping.value.answers[0])))
    // And the mapping that was kept, given to the command line, gives the same once more.
    const fromKept = await importFiles(service.pack, [{ name, bytes: new Uint8Array(bytes) }], kept.mapping)
    assert.ok(fromKept.ok && fromKept.value.answers[0])
    assert.deepEqual(sorted(storeAnswers(fromKept.value.answers[0])), sorted(kept.answers))
  })

test('of headers that look alike each is told what it is for, and what was changed is kept at the second press', async () => {
  const lines = (await readFile(join(SAMPLES, 'practitioners.csv'), 'utf8')).split(/\r?\n/).filter(Boolean)
  const more = (i: number) =>
    i === 0 ? 'Extra  thing,Extra thing,\u202Eturned' : `${i % 9},${i % 3},${i % 2}`
  const csv = lines.map((line, i) => `${line},${more(i)}`).join('\n')
  const path = await upload('alike.csv', new TextEncoder().encode(csv))
  const form = formOf(await (await officer.get(path)).text())
  for (const header of ['Extra  thing', '\u202Eturned']) {
    const i = Object.keys(form).find((key) => form[key] === encodeURIComponent(header))
    assert.ok(i, header)
    form[i.replace('header', 'use')] = 'ignore'
  }
  const unseen = await officer.post(`${path}/keep`, { ...form, ...KEPT })
  assert.equal(unseen.status, 422)
  assert.equal((await officer.post(`${path}/keep`, { ...formOf(await unseen.text()), ...KEPT })).status, 303)
})

test('weights stay weights, and a header of two lines stays itself', async () => {
  const lines = ['"Do you know who\nyou would go to?",Weight,"If you were worried,\nwould you act?"']
  for (let i = 0; i < 30; i++)
    lines.push(`${i % 3 ? 'Yes' : 'No'},${i % 2 ? '1.5' : '0.5'},${i % 4 ? 'Yes' : 'No'}`)
  const path = await upload('weighted.csv', new TextEncoder().encode(lines.join('\n')))
  const columns = {
    'Do you know who\nyou would go to?': 'knows-whom-to-tell',
    'If you were worried,\nwould you act?': 'would-act',
  }
  const form = formOf(await (await officer.get(path)).text())
  form.audience = 'children'
  for (const [header, measure] of Object.entries(columns)) {
    const i = Object.keys(form).find((key) => form[key] === encodeURIComponent(header))
    assert.ok(i, `${header} of ${JSON.stringify(form)}`)
    form[i.replace('header', 'use')] = measure
  }
  assert.equal((await officer.post(path, form)).status, 303)
  const page = await (await officer.get(path)).text()
  const read = formOf(page)
  assert.deepEqual(
    Object.values(columns).filter((measure) => !Object.values(read).includes(measure)),
    [],
    'what was chosen is chosen still',
  )
})

const BAD: Readonly<Record<string, Uint8Array>> = {
  'nothing.csv': new TextEncoder().encode('   \n\n'),
  'header-only.csv': new TextEncoder().encode('One,Two,Three'),
  'picture.csv': Uint8Array.from({ length: 3000 }, (_, i) => (i * 7919) % 256),
  'broken.xlsx': Uint8Array.from([0x50, 0x4b, 3, 4, ...Array<number>(200).fill(0)]),
  'quote.csv': new TextEncoder().encode('A,B\n"never closed,1\n2,3'),
  'letter.docx': Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...Array<number>(600).fill(1)]),
  'strange.csv': new TextEncoder().encode(
    `${Array.from({ length: 400 }, (_, i) => `Column ${i}`).join()}\n${'x,'.repeat(399)}x`,
  ),
}

for (const [name, bytes] of Object.entries(BAD))
  test(`${name}: why it cannot be read, and nothing else, is on the page`, async () => {
    const path = await upload(name, bytes)
    const page = await officer.get(path)
    assert.equal(page.status, 200)
    const text = await page.text()
    assert.match(text, /Give this file up/)
    const kept = await officer.post(`${path}/keep`, { title: 'Bad', first: '2025-03-01', last: '2025-03-31' })
    assert.ok([200, 422].includes(kept.status), `${kept.status}`)
    assert.equal((await service.owner('select from wave where title = $1', ['Bad'])).length, 0)
    assert.equal((await officer.post(`${path}/drop`, {})).status, 303)
    assert.equal((await service.owner('select from survey_upload where name = $1', [name])).length, 0)
  })
