import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { appendFile, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'

const ROOT = join(import.meta.dirname, '..', '..', '..')
const MAIN = join(ROOT, 'src', 'cli', 'main.ts')
const SAMPLES = join(ROOT, 'test', 'samples')
const EXPORTS = ['children-and-young-people.csv', 'parents-and-carers.xlsx', 'practitioners.csv'].map(
  (name) => join(SAMPLES, 'survey-exports', name),
)
const PRACTITIONERS = EXPORTS[2] as string
const NOTES = join(SAMPLES, 'focus-group-notes.txt')
const MADE = [
  'briefing-plain.pdf',
  'briefing.html',
  'briefing.json',
  'briefing.md',
  'briefing.pdf',
  'mapping.yaml',
  'voices.json',
]

let folder: string
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'brief-'))
})
after(() => rm(folder, { recursive: true, force: true }))

/** A folder of its own for each run. */
let runs = 0
const out = (): string => join(folder, `out-${++runs}`)

const brief = (...words: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, 'brief', ...words], {
    cwd: ROOT,
    encoding: 'utf8',
    input: '',
  })
  assert.doesNotMatch(stdout + stderr, /\n {4}at /, 'a stack trace')
  return { status, stdout, stderr }
}

test('exports and notes in, a briefing out; what may need telling stands first', async () => {
  const to = out()
  const all = [...EXPORTS, '--notes', NOTES, '--date', '2026-11-23']
  const { status, stdout, stderr } = brief(...all, '--out', to)
  assert.equal(status, 0, stderr)
  assert.deepEqual((await readdir(to)).sort(), MADE)
  assert.match(stdout, /^FIRST: 2 lines may need telling/)
  assert.match(stdout, /Tyler.*\n.*\n {2}Tell .*03000 267 979/)
  assert.match(stdout, /parents: 212 answered\n {2}strength .*signs/)
  assert.match(stdout, /practitioners\.csv: .*IP addresses/)
  assert.match(stdout, /names and details were left out/)
  assert.match(stdout, /\nWritten: .*briefing\.html/)
  assert.match(stderr, /^Reading 3 exports …\n/)
  const voices = JSON.parse(await readFile(join(to, 'voices.json'), 'utf8'))
  const readings = (audience: string, reading: string): string[] =>
    voices.audiences[audience].measures
      .filter(
        (one: { reading: string; measure: string }) => one.reading === reading && !one.measure.includes('/'),
      )
      .map((one: { measure: string }) => one.measure)
      .sort()
  assert.deepEqual(readings('children', 'strength'), ['would-act'])
  assert.deepEqual(readings('children', 'learning'), ['knows-whom-to-tell', 'recognises-signs'])
  assert.deepEqual(readings('parents', 'strength'), ['recognises-signs', 'sees-every-gender-at-risk'])
  assert.deepEqual(readings('parents', 'learning'), ['knows-whom-to-tell'])
  assert.ok(readings('practitioners', 'strength').includes('recognises-signs'))
  assert.deepEqual(readings('practitioners', 'learning'), ['sees-every-gender-at-risk'])
  assert.deepEqual(voices.unmapped, [])
  for (const name of MADE) {
    const text = await readFile(join(to, name), 'latin1')
    assert.ok(!/Tyler|Chloe|Robson/.test(text), name)
  }
  // The same files and day give the same bytes.
  const again = out()
  assert.equal(brief(...all, '--out', again).status, 0)
  for (const name of MADE)
    assert.ok((await readFile(join(to, name))).equals(await readFile(join(again, name))), name)
})

test('--json tells a program the same, with what may need telling in it first', () => {
  const { status, stdout } = brief(PRACTITIONERS, '--notes', NOTES, '--out', out(), '--json')
  assert.equal(status, 0)
  const said = JSON.parse(stdout)
  assert.equal(Object.keys(said)[0], 'needs_telling')
  assert.equal(said.needs_telling[0].first.route, 'first-contact')
  assert.equal(said.audiences.practitioners.n, 341)
  assert.deepEqual(said.files.toSorted(), MADE)
})

test('a mapping is kept: ours is written over, one changed by hand is not', async () => {
  const to = out()
  const mapping = join(to, 'mapping.yaml')
  assert.equal(brief(PRACTITIONERS, '--out', to).status, 0)
  assert.equal(brief(PRACTITIONERS, '--out', to).status, 0)
  await appendFile(mapping, '# looked at by hand\n')
  const refused = brief(PRACTITIONERS, '--out', to)
  assert.equal(refused.status, 2)
  assert.match(refused.stderr, /changed this mapping by hand.*--map/)
  const given = brief(PRACTITIONERS, '--map', mapping, '--out', to)
  assert.equal(given.status, 0, given.stderr)
  assert.match(await readFile(mapping, 'utf8'), /# looked at by hand\n$/)
  assert.equal(brief(PRACTITIONERS, '--out', to, '--force').status, 0)
  assert.doesNotMatch(await readFile(mapping, 'utf8'), /by hand/)
})

test('a mapping that leaves a column out is followed, and the column is in nothing', async () => {
  const to = out()
  const map = join(folder, 'own.yaml')
  await writeFile(
    map,
    'files:\n  - match: practitioners.csv\n    audience: practitioners\n    columns:\n      Have you had training on exploitation in the last 12 months?: { ignore: true }\n',
  )
  assert.equal(brief(PRACTITIONERS, '--map', map, '--out', to).status, 0)
  const voices = JSON.parse(await readFile(join(to, 'voices.json'), 'utf8'))
  const measures = voices.audiences.practitioners.measures.map((one: { measure: string }) => one.measure)
  assert.ok(measures.includes('knows-whom-to-tell') && !measures.includes('training'))
})

test('what is not sure is listed where nobody can be asked', async () => {
  const file = join(folder, 'parents-odd.csv')
  const rows = Array.from({ length: 30 }, (_, i) => `${i % 3 ? 'Yes' : 'No'},${i % 2 ? 'Blue' : 'Green'}`)
  await writeFile(
    file,
    `"If you were worried about a child, would you know who to share that with?",Favourite colour?\n${rows.join('\n')}\n`,
  )
  const { status, stdout } = brief(file, '--out', out())
  assert.equal(status, 0)
  assert.match(stdout, /Not sure .*\n- parents-odd\.csv, “Favourite colour\?”/)
})

test('files that cannot be used: each with a reason, exit 2, nothing written', async () => {
  await writeFile(join(folder, 'empty.csv'), '')
  await writeFile(join(folder, 'picture.csv'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 255, 254]))
  await writeFile(join(folder, 'broken.xlsx'), Buffer.from('PK\x03\x04 not a workbook'))
  await writeFile(join(folder, 'one-column.csv'), 'Colour\nBlue\n')
  const to = out()
  const unusable = (...names: string[]): void => {
    const { status, stderr } = brief(...names.map((name) => join(folder, name)), '--out', to)
    assert.equal(status, 2, stderr)
    for (const name of names)
      assert.ok(
        stderr.split('\n').some((line) => line.includes(name) && /: [A-Z“].*\./.test(line)),
        `${name}: ${stderr}`,
      )
  }
  unusable('empty.csv', 'picture.csv', 'broken.xlsx', 'one-column.csv')
  unusable('gone.csv', '.')
  await assert.rejects(readdir(to))
})

test('everything wrong with what was given is told at once', async () => {
  const bad = join(folder, 'bad-mapping.yaml')
  await writeFile(bad, 'files:\n  - match: x.csv\n    audience: cats\n')
  const given = brief(
    join(folder, 'gone.csv'),
    '--notes',
    join(folder, 'gone.txt'),
    '--pack',
    join(folder, 'gone'),
    '--date',
    'soon',
  )
  assert.equal(given.status, 2)
  for (const word of ['gone.csv', 'gone.txt', '--date']) assert.ok(given.stderr.includes(word), given.stderr)
  const mapping = brief(PRACTITIONERS, '--map', bad, '--out', out())
  assert.equal(mapping.status, 2)
  assert.match(mapping.stderr, /no such audience/)
  assert.equal(brief().status, 2)
})

test('one broken file beside a sound one: the briefing is made, and exit 1 says that not all of it was', async () => {
  await writeFile(join(folder, 'parents.csv'), '')
  const to = out()
  const { status, stdout } = brief(PRACTITIONERS, join(folder, 'parents.csv'), '--out', to)
  assert.equal(status, 1)
  assert.match(stdout, /Could not be read:\n- parents\.csv/)
  assert.deepEqual((await readdir(to)).sort(), MADE)
  assert.match(await readFile(join(to, 'briefing.md'), 'utf8'), /no answers of theirs/)
})

test('a pack without a briefing still tells what people said, and says what is missing', async () => {
  const pack = join(folder, 'pack')
  await cp(join(ROOT, 'packs', 'durham'), pack, { recursive: true })
  await rm(join(pack, 'briefing.yaml'))
  const to = out()
  const { status, stdout } = brief(PRACTITIONERS, '--pack', pack, '--out', to)
  assert.equal(status, 1)
  assert.match(stdout, /Not made:\n- briefing\.yaml/)
  assert.deepEqual((await readdir(to)).sort(), ['mapping.yaml', 'voices.json'])
})

test('one person who answered, or all alike: a result in plain words, no figure of one person', async () => {
  const file = join(folder, 'parents-one.csv')
  await writeFile(file, '"If you were worried about a child, would you know who to share that with?"\nYes\n')
  const to = out()
  const { status } = brief(file, '--out', to)
  assert.equal(status, 0)
  const markdown = await readFile(join(to, 'briefing.md'), 'utf8')
  assert.match(markdown, /Too few answered/)
  assert.doesNotMatch(markdown.replace(/95%|70%|55%|20%/g, ''), /100%/)
})

test('a folder that may not be written to is told in a sentence', async () => {
  const file = join(folder, 'a-file')
  await writeFile(file, '')
  await mkdir(join(folder, 'fine'), { recursive: true })
  const { status, stderr } = brief(PRACTITIONERS, '--out', join(file, 'under'))
  assert.notEqual(status, 0)
  assert.match(stderr, /--out/)
})
