import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { readBack, textOf } from '../pdf/read-back.fixture.ts'
import { type Briefing, POINTS } from './briefing.ts'
import { renderPdf } from './index.ts'
import { readSamples } from './samples.fixture.ts'

let briefing: Briefing
before(async () => {
  briefing = (await readSamples()).briefing
})

const printed = async (one: Briefing) => {
  const made = await renderPdf(one)
  assert.ok(made.ok)
  return made.value
}

test('both are PDF/UA-1 with title, language and headings in reading order', async () => {
  for (const { bytes } of Object.values(await printed(briefing))) {
    const { source, metadata, told } = readBack(bytes)
    assert.match(metadata, /<pdfuaid:part>1<\/pdfuaid:part>/)
    assert.ok(metadata.includes(`${briefing.title}: a 7-point briefing`))
    assert.match(source, /\/Lang \(en-GB\)/)
    const headings = told.filter(({ role }) => /^H\d$/.test(role))
    assert.deepEqual(
      headings.filter(({ role }) => role === 'H1').map(({ text }) => text),
      [briefing.title],
    )
    const points = headings.filter(({ role }) => role === 'H2').map(({ text }) => text.replace(/\s+/g, ' '))
    assert.deepEqual(
      points.slice(0, 7),
      POINTS.map(({ title }, i) => `${i + 1} ${title}`),
    )
  }
})

test('the sheet is one side; its drawing says what it shows', async () => {
  const { sheet } = await printed(briefing)
  assert.equal(sheet.pages, 1)
  const { told } = readBack(sheet.bytes)
  const [drawing, ...more] = told.filter(({ role }) => role === 'Figure')
  assert.deepEqual(more, [])
  assert.match(drawing?.alt ?? '', /seven petals.*1 Overview.*7 Tools/)
})

test('the plain version has two sides where it can, and no drawing', async () => {
  const { plain } = await printed(briefing)
  assert.equal(plain.pages, 2)
  assert.ok(!readBack(plain.bytes).told.some(({ role }) => role === 'Figure'))
})

test('what practice changed stands on both apart from the voices, whole, and what has no room is counted', async () => {
  const said = (i: number): string =>
    `Figure ${i}. Signs recognised: 41% before, 63% right after; +22 points (95% interval 15 to 29); 60 people.`
  const practice = Array.from({ length: 7 }, (_, i) => said(i + 1))
  const { sheet, plain } = await printed({ ...briefing, practice })
  const lines = (bytes: Uint8Array): string =>
    readBack(bytes)
      .told.map(({ text }) => text.replace(/\s+/g, ' '))
      .join(' ')
  assert.equal(sheet.pages, 1)
  for (const bytes of [sheet.bytes, plain.bytes]) assert.match(lines(bytes), /From practice/)
  for (const one of practice) assert.ok(lines(plain.bytes).includes(one), one)
  assert.match(lines(sheet.bytes), /7 figures stand in the full briefing/)
  // What people said never makes way for it; where they said little, as many stand there as have room.
  const quiet = briefing.voices.map((voice) => ({ ...voice, strengths: [], learning: [], resources: [] }))
  const few = await printed({ ...briefing, voices: quiet, practice })
  const shown = practice.filter((one) => lines(few.sheet.bytes).includes(one)).length
  assert.equal(shown, 4)
  assert.match(lines(few.sheet.bytes), /and 3 more in the full briefing/)
})

/** As long as a pack and a survey may well become. */
const long = (one: Briefing): Briefing => {
  const more = (text: string): string =>
    `${text} ${'And there is much more that could be said about it. '.repeat(14)}`
  return {
    ...one,
    purpose: more(one.purpose),
    overview: {
      definition: more(one.overview.definition),
      why: more(one.overview.why),
      scope: more(one.overview.scope),
      how: more(one.overview.how),
    },
    voices: one.voices.map((voice) => {
      const findings = [...voice.strengths, ...voice.learning, ...voice.strengths, ...voice.learning].map(
        (finding) => ({
          ...finding,
          sentence: more(finding.sentence),
          question: more(finding.question),
        }),
      )
      return { ...voice, strengths: findings, learning: findings }
    }),
    signs: {
      note: more(one.signs.note),
      list: Array.from({ length: 30 }, (_, i) => ({
        id: `sign-${i}`,
        title: `Sign ${i + 1}, ${more('long')}`,
        about: '',
        mayAlsoBe: [],
      })),
    },
    referrals: one.referrals.map((line) => ({
      ...line,
      when: more(line.when),
      how: `${'Before anything else, read this. '.repeat(20)}${line.how}`,
    })),
    threeThings: one.threeThings.map(more),
  }
}

test('what is too long for one side is shortened by rule and marked, never cut in silence', async () => {
  const { sheet } = await printed(long(briefing))
  assert.equal(sheet.pages, 1)
  const { told } = readBack(sheet.bytes)
  const text = told.map((one) => one.text).join('\n')
  assert.match(text, /and \d+ more in the full briefing/)
  for (const { text: line } of told.filter((one) => /much more/.test(one.text))) assert.match(line, /…/)
  assert.deepEqual(
    told.filter(({ role }) => role === 'H2').length,
    8,
    'all seven points and three things are still there',
  )
  for (const { telephone } of briefing.referrals)
    assert.ok(!telephone || text.includes(telephone), `${telephone} is never cut`)
})

test('with nothing said at all both are still made, and say so', async () => {
  const silent: Briefing = {
    ...briefing,
    voices: briefing.voices.map((voice) => ({
      ...voice,
      who: 'There are no answers of theirs.',
      strengths: [],
      learning: [],
      neither: [],
      beside: [],
      measured: [],
      themes: [],
    })),
  }
  const { sheet, plain } = await printed(silent)
  for (const { bytes } of [sheet, plain]) {
    assert.ok(readBack(bytes).told.some(({ text }) => text.includes('Nothing to go by.')))
  }
})

test('a word longer than a line is broken, not run off the page', async () => {
  const word = 'Wherewould'.repeat(30)
  const [first, ...rest] = briefing.voices
  assert.ok(first)
  const strengths = first.strengths.map((one) => ({ ...one, sentence: word, question: word }))
  const { sheet, plain } = await printed({ ...briefing, voices: [{ ...first, strengths }, ...rest] })
  for (const { bytes } of [sheet, plain]) {
    const { longestRun } = readBack(bytes)
    assert.ok(longestRun > 60 && longestRun < 200, String(longestRun))
  }
  assert.ok(textOf(plain.bytes).replace(/\s/g, '').includes(word))
})

test('what fits in no size is told, and everything else is still to be had', async () => {
  const referrals = Array.from({ length: 400 }, () => briefing.referrals[1]).filter(
    (line) => line !== undefined,
  )
  const threeThings = Array.from({ length: 90 }, () => 'A thing to do that takes its line. '.repeat(9))
  const made = await renderPdf({ ...briefing, referrals, threeThings })
  assert.ok(!made.ok)
  assert.match(made.faults[0]?.what ?? '', /does not fit on one side/)
})
