import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { textOf } from '../pdf/read-back.fixture.ts'
import { type Briefing, POINTS } from './briefing.ts'
import { count, percent } from './figures.ts'
import { renderHtml, renderJson, renderMarkdown, renderPdf } from './index.ts'
import { readSamples, type SampleReading } from './samples.fixture.ts'

let samples: SampleReading
before(async () => {
  samples = await readSamples()
})

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
const withoutTags = (html: string): string =>
  html
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name] ?? '')
    .replace(/\s+/g, ' ')

/** Each format as the text that a reader comes to. */
const texts = async (briefing: Briefing): Promise<Map<string, string>> => {
  const printed = await renderPdf(briefing)
  assert.ok(printed.ok)
  const { sheet, plain } = printed.value
  return new Map([
    ['page', withoutTags(renderHtml(briefing))],
    ['Markdown', renderMarkdown(briefing).replace(/\\(.)/g, '$1')],
    ['sheet', textOf(sheet.bytes)],
    ['plain', textOf(plain.bytes)],
    ['JSON', renderJson(briefing)],
  ])
}

test('the seven points stand in their order in every format', async () => {
  for (const [format, text] of await texts(samples.briefing)) {
    if (format === 'JSON') continue
    const places = POINTS.map(({ title }, i) => text.search(new RegExp(`${i + 1}\\s+${title}`)))
    assert.ok(
      places.every((place, i) => place > (places[i - 1] ?? -1)),
      `${format}: ${places.join(' ')}`,
    )
  }
})

test('every strength and learning stands in every format with its figure, n and date', async () => {
  for (const [format, text] of await texts(samples.briefing)) {
    if (format === 'JSON') continue
    for (const { strengths, learning } of samples.briefing.voices) {
      for (const { sentence, figure, when } of [...strengths, ...learning]) {
        const begin = text.indexOf(sentence)
        assert.ok(begin >= 0, `${format}: ${sentence}`)
        const basis = text.slice(begin, begin + sentence.length + 160)
        assert.ok(
          basis.includes(percent(figure.low)) && basis.includes(count(figure.n)),
          `${format}: ${basis}`,
        )
        assert.ok(text.includes(when), `${format}: ${when}`)
      }
    }
  }
})

test('no share stands anywhere that voices did not let out', async () => {
  const { voices, briefing } = samples
  const shares = new Set<string>()
  const collect = (value: unknown): void => {
    if (typeof value === 'number' && value >= 0 && value <= 1) shares.add(percent(value))
    else if (typeof value === 'string') for (const [share] of value.matchAll(/\d+%/g)) shares.add(share)
    else if (typeof value === 'object' && value !== null)
      for (const inner of Object.values(value)) collect(inner)
  }
  collect(voices)
  // Of the axis, of the interval, and of what the pack says about signs.
  for (const share of ['25%', '50%', '75%', '100%', '0%', '95%']) shares.add(share)
  collect(briefing.signs)
  for (const [format, text] of await texts(briefing)) {
    if (format === 'JSON') continue
    const strange = [...text.matchAll(/\b\d+%/g)]
      .map(([share]) => share)
      .filter((share) => !shares.has(share))
    assert.deepEqual(strange, [], format)
  }
})

test('names in the notes are in no format', async () => {
  for (const [format, text] of await texts(samples.briefing)) {
    for (const name of ['Tyler', 'Chloe', 'Robson']) assert.ok(!text.includes(name), `${format}: ${name}`)
  }
})

test('what people wrote is text in every format', async () => {
  const hostile = '<script>alert(1)</script> #read("/etc/passwd") [x](javascript:1) | **b** {{7*7}}'
  const { briefing } = samples
  const poisoned: Briefing = {
    ...briefing,
    title: hostile.slice(0, 60),
    voices: briefing.voices.map((voice) => ({
      ...voice,
      strengths: voice.strengths.map((one) => ({ ...one, question: hostile })),
      themes: [{ id: 'group', lines: 2, name: hostile, quotes: [hostile] }],
    })),
    threeThings: [hostile, hostile, hostile],
  }
  const page = renderHtml(poisoned)
  assert.ok(!page.includes('<script') && page.includes('&lt;script&gt;'))
  const markdown = renderMarkdown(poisoned)
  assert.ok(!/(?<!\\)\[x\]\(/.test(markdown) && !/(?<!\\)<script/.test(markdown), 'Markdown')
  for (const [format, text] of await texts(poisoned)) {
    if (format === 'JSON') continue
    assert.ok(text.includes('#read("/etc/passwd")'), format)
    assert.ok(!text.includes('root:'), format)
  }
})

test('the same briefing gives the same files', async () => {
  const { briefing } = samples
  const [one, other] = [await renderPdf(briefing), await renderPdf(briefing)]
  assert.ok(one.ok && other.ok)
  assert.ok(Buffer.from(one.value.sheet.bytes).equals(other.value.sheet.bytes))
  assert.ok(Buffer.from(one.value.plain.bytes).equals(other.value.plain.bytes))
  assert.equal(renderHtml(briefing), renderHtml(structuredClone(briefing)))
  const again = await readSamples()
  assert.equal(renderJson(again.briefing), renderJson(briefing))
})
