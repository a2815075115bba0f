import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Pack } from '../../pack/index.ts'
import { durham } from '../samples.fixture.ts'
import { mappingFor, readMapping, writeMapping } from './mapping-file.ts'

let pack: Pack
before(async () => {
  pack = await durham()
})

const WRONG: readonly [string, string, RegExp][] = [
  ['no YAML', 'files: [', /mapping\.yaml:1: This is no YAML/],
  ['no files', 'columns: {}', /no list “files”/],
  ['an unknown key', 'files: [{match: a, colums: {}}]', /files\[0\]: There is no key “colums”/],
  ['no match', 'files: [{audience: parents}]', /“match” is missing/],
  ['an unknown audience', 'files: [{match: a, audience: teachers}]', /There is no such audience/],
  [
    'an unknown measure',
    'files: [{match: a, columns: {Q: {measure: knows}}}]',
    /column “Q”: There is no such measure/,
  ],
  [
    'false alarms for themselves',
    'files: [{match: a, columns: {Q: {measure: false-alarms}}}]',
    /come with recognising signs/,
  ],
  [
    'an unknown harm',
    'files: [{match: a, columns: {Q: {measure: sees-every-gender-at-risk, harm: sex}}}]',
    /no such harm/,
  ],
  [
    'an unknown sign',
    'files: [{match: a, columns: {Q: {measure: recognises-signs, signs: {x: no-such-sign}}}}]',
    /no sign “no-such-sign”/,
  ],
  [
    'counts that are no list',
    'files: [{match: a, columns: {Q: {measure: training, counts: "Yes"}}}]',
    /“counts” is a list/,
  ],
  ['no purpose', 'files: [{match: a, columns: {Q: {harm: sexual}}}]', /has no measure/],
  [
    'two purposes',
    'files: [{match: a, columns: {Q: {ignore: true, measure: training}}}]',
    /several purposes/,
  ],
  ['nothing', '', /no list “files”/],
]

for (const [what, text, said] of WRONG) {
  test(`a mapping with ${what} is told where it is wrong`, () => {
    const read = readMapping(pack, text)
    assert.ok(!read.ok)
    assert.match(read.faults.map(({ where, what: fault }) => `${where}: ${fault}`).join('\n'), said)
  })
}

test('names are matched with * for any letters, in any case, and nothing else is a pattern', () => {
  const read = readMapping(pack, 'files: [{match: "Parents (2025)*.XLSX"}, {match: "*"}]')
  assert.ok(read.ok)
  const mapping = read.value
  assert.equal(mappingFor(mapping, 'parents (2025) final.xlsx')?.match, 'Parents (2025)*.XLSX')
  assert.equal(mappingFor(mapping, 'parents 2025.xlsx')?.match, '*')
})

test('a mapping is written so that no reader of YAML takes Yes for true', () => {
  const text = writeMapping({
    files: [
      {
        match: 'a.csv',
        audience: 'parents',
        columns: { Know: { measure: 'training', counts: ['Yes', 'No'] } },
      },
    ],
  })
  assert.match(text, /- "Yes"\n\s+- "No"/)
})
