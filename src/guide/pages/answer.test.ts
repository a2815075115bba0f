import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { readerOf } from '../../frame/index.ts'
import { html } from '../../kit/html.ts'
import { decide, type Facts, loadPack } from '../../pack/index.ts'
import { answerPage } from '../whom-to-tell/answer.html.ts'
import { checkAnswer, walk } from '../whom-to-tell/answers.ts'
import { shortText } from '../whom-to-tell/short-text.ts'

const read = await loadPack(join(import.meta.dirname, '../../../packs/durham'))
if (!read.ok) throw new Error('The pack cannot be read.')
const pack = read.value
const NIGHT = '2026-11-27T20:00:00Z'

const page = (facts: Facts, at = NIGHT): string => {
  const answer = decide(pack, { ...facts, at })
  const reader = readerOf(pack, 'en', new Date(at))
  const { main } = answerPage(reader, { answer, facts, chosen: {}, noticed: [], dropped: false })
  return html`${main}`.text
}

test('neighbouring councils are a list, each with a number to call or a way to find it', () => {
  const facts: Facts = { teller: 'parent', lives: 'elsewhere', significant_harm: 'yes' }
  const item = (html: string, name: string) =>
    new RegExp(`<li>${name}(?: \\(.*?\\))? (<a .*?)</li>`).exec(html)?.[1] ?? assert.fail(name)
  const night = page(facts)
  assert.match(item(night, 'Gateshead'), /href="tel:01914770844"/)
  assert.match(item(night, 'Hartlepool'), /href="tel:01642524552"/)
  assert.match(item(night, 'Northumberland'), /href="https:\/\/www\.gov\.uk\/report-child-abuse/)
  assert.match(night, /First Contact on <a[^>]+href="tel:03000267979"/)
  assert.doesNotMatch(/<section.*?<\/section>/s.exec(night)?.[0] ?? assert.fail(), /Gateshead 0191/)
  const day = page(facts, '2026-11-23T10:00:00Z')
  assert.match(item(day, 'Northumberland'), /href="tel:01670536400"/)
  assert.match(item(day, 'North Yorkshire'), /href="https:\/\/www\.gov\.uk\/report-child-abuse/)
})

test('the short text says when a closed contact opens, with its own number', () => {
  const facts: Facts = { teller: 'parent', significant_harm: 'no', at: NIGHT }
  const text = (at: string) =>
    shortText(readerOf(pack, 'en', new Date(at)), decide(pack, { ...facts, at }), 'parent')
  assert.match(text(NIGHT), /^Also: Your Family Hub, telephone 03000 261 111\. Opens Monday 8:30\sam\.$/m)
  assert.doesNotMatch(text('2026-11-23T10:00:00Z'), /Opens/)
})

test('answers that cannot both be true are no answer', () => {
  const chosen = {
    teller: ['practitioner'],
    now: ['neither'],
    about: ['child'],
    'about-them': ['under-13', 'over-18'],
  }
  const { next, options } = walk(pack, chosen)
  assert.equal(next?.id, 'about-them')
  assert.ok(next)
  assert.equal(checkAnswer(next, options, ['under-13', 'over-18']), 'contradiction')
  assert.equal(checkAnswer(next, options, ['under-13', 'elsewhere']), null)
})
