import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Pack } from '../../pack/index.ts'
import { durham, sampleText } from '../samples.fixture.ts'
import { readNotes, readNotesFile } from './notes.ts'

let pack: Pack
let sample: string
before(async () => {
  pack = await durham()
  sample = await sampleText('focus-group-notes.txt')
})

test('lines that may need telling stand first, with whom to tell; lines that only suppose do not', () => {
  const { needs_telling } = readNotes(pack, sample)
  assert.deepEqual(
    needs_telling.map(({ line, answer }) => [line, answer.first.contact]),
    [
      [5, 'first-contact'],
      [8, 'first-contact'],
    ],
  )
  assert.match(needs_telling[1]?.answer.first.how ?? '', /03000 267 979/)
})

test('danger needs telling at once, whoever it is and however it is supposed', () => {
  const said = [
    '- he got a knife in school',
    '- if he got a knife',
    '- she said she wants to die',
    '- he makes him sell it',
    '- they asked for nudes',
  ]
  const { needs_telling } = readNotes(pack, said.join('\n'))
  assert.deepEqual(
    needs_telling.map(({ answer }) => answer.first.route),
    ['emergency', 'emergency', 'emergency', 'first-contact', 'first-contact'],
  )
})

test('somebody real and a sign together need telling; either alone does not', () => {
  const lines = [
    '- my cousin has two phones',
    '- two phones is a bit weird',
    '- my cousin is sound',
    '- a lad in my year has a burner phone',
    '- what if my mate had a burner phone',
  ]
  assert.deepEqual(
    readNotes(pack, lines.join('\n')).needs_telling.map(({ line }) => line),
    [1, 4],
  )
})

test('names are found and left out, and it is said how many', () => {
  const { names, left_out, lines } = readNotes(pack, sample)
  assert.deepEqual(
    names.map(({ text }) => text),
    ['Tyler', 'Chloe', 'Mr Robson'],
  )
  assert.equal(left_out, 3)
  assert.doesNotMatch(JSON.stringify(lines), /Tyler|Chloe|Robson/)
})

test('names, nicknames, places and accounts in every guise', () => {
  const cases: readonly [string, string][] = [
    ['- then Mateusz came over', '- then [name] came over'],
    ['- my mate chloe said so', '- my mate [name] said so'],
    ['- they call him ghost', '- they call him [name]'],
    ['- ask Mrs O’Neill', '- ask [name]'],
    ['- Khadija’s brother', '- [name]’s brother'],
    ['- Zbigniew said nothing', '- [name] said nothing'],
    ['- behind the Spar in Horden', '- behind the [place] in [place]'],
    ['- add me @kai.x07', '- add me [removed]'],
    ['- ring 07700 900123 or 0191 498 0123', '- ring [removed] or [removed]'],
    ['- a black golf AB12 CDE', '- a black golf [removed]'],
  ]
  for (const [said, left] of cases)
    assert.equal(`- ${readNotes(pack, said).lines.length ? readNotes(pack, said).lines[0]?.text : ''}`, left)
})

test('a name that was found once is found everywhere', () => {
  const { lines } = readNotes(pack, '- Bartek: nowt\n- I reckon bartek knows')
  assert.deepEqual(
    lines.map(({ text }) => text),
    ['[name]: nowt', 'I reckon [name] knows'],
  )
})

test('ordinary words with a capital letter are nobody’s name', () => {
  const text =
    '- On Monday I was on Snapchat. Everyone said no\n- Childline or the Police\n- Nobody told me. Will you go?'
  assert.deepEqual(
    readNotes(pack, text).names.filter(({ text: name }) => name !== 'Will'),
    [],
  )
})

test('a quote has no name, no place, no number, nobody in particular, and needs no telling', () => {
  const { themes, lines, needs_telling } = readNotes(pack, sample)
  const quotes = themes.flatMap((theme) => theme.quotes)
  assert.ok(quotes.length > 10)
  assert.doesNotMatch(quotes.join('\n'), /\[|\d|cousin|Tyler|Robson/)
  for (const { line } of needs_telling) assert.notEqual(lines.find((one) => one.line === line)?.unsafe, null)
})

test('themes are suggested for the lines of the sample', () => {
  const { themes, counts } = readNotes(pack, sample)
  const lines = Object.fromEntries(themes.map(({ theme, lines: n }) => [theme, n]))
  assert.equal(counts.said, 21)
  assert.equal(counts.questions, 5)
  assert.ok((lines['seen-as-normal'] ?? 0) >= 4)
  assert.ok((lines['not-knowing-whom'] ?? 0) >= 1)
  assert.ok((lines['fear-of-telling'] ?? 0) >= 2)
})

test('codes of two readers are compared by Krippendorff’s alpha', () => {
  const alike = '- a | gender | gender\n- b | fear-of-telling | fear-of-telling\n- c | - | -'
  assert.equal(readNotes(pack, alike).agreement?.alpha, 1)
  const apart = readNotes(
    pack,
    '- a | gender | fear-of-telling\n- b | fear-of-telling | gender\n- c | gender | gender',
  )
  assert.ok((apart.agreement?.alpha ?? 1) < 0.5)
  assert.match(apart.agreement?.sentence ?? '', /too little to conclude from/)
  assert.deepEqual(
    apart.lines.map(({ themes }) => themes),
    [['gender'], ['fear-of-telling'], ['gender']],
  )
  assert.equal(readNotes(pack, sample).agreement, null)
  assert.match(readNotes(pack, '- a | gendr | gender').remarks[0] ?? '', /“gendr”, which is no theme/)
})

test('notes in Windows-1252 and with a byte-order mark are read', () => {
  const bytes = Uint8Array.from([...'- I don\u0092t know'].map((letter) => letter.charCodeAt(0)))
  const read = readNotesFile(pack, { name: 'n.txt', bytes })
  assert.ok(read.ok)
  assert.equal(read.value.lines[0]?.text, 'I don’t know')
  assert.equal(readNotes(pack, '\uFEFF- my mam').lines[0]?.text, 'my mam')
})
