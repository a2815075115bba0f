import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SEALED_LIMIT_BYTES } from '../vault/index.ts'
import { compiled, READER, SAMPLE, SEALING, visit } from './samples.fixture.ts'

const status = (step: ReturnType<ReturnType<typeof visit>['step']>) =>
  step.kind === 'send' ? 0 : step.status

test('from the first page to sending, with only relevant answers', () => {
  const visitor = visit()
  assert.match(visitor.text(), /It takes four minutes/)
  visitor.go({ tells: 'friend' })
  assert.equal(visitor.at(), 'why')
  visitor.go({ reasons: ['near', 'trust'], words: ' Two\r\nlines ' })
  assert.equal(visitor.at(), 'story')
  visitor.go({ sure: '3' }).go({ years: '1,0', place: 'school' })
  assert.equal(status(visitor.step()), 422)
  visitor.go({ years: '10', 'began/year': '2020', 'began/month': 'March', place: 'school' })
  assert.equal(visitor.at(), 'people')
  visitor.go({ _go: 'add people' }).go({ called: 'Jo' }).go({ _go: 'add people' }).go({ called: 'Sam' })
  visitor.go()
  assert.equal(visitor.at(), 'many', 'two people lead to a page of its own')
  visitor.go()
  assert.match(visitor.text(), /Check your answers/)
  for (const words of ['Say near', 'lines', '03/2020', 'Sam'])
    assert.ok(visitor.text().includes(words), words)
  visitor.go({ _go: 'send' })
  const step = visitor.step()
  assert.ok(step.kind === 'send')
  assert.deepEqual(step.answers, {
    tells: 'friend',
    reasons: ['near', 'trust'],
    words: 'Two\nlines',
    sure: 3,
    years: 10,
    began: '2020-03',
    place: 'school',
    code: '',
    people: [{ called: 'Jo' }, { called: 'Sam' }],
  })
  assert.match(step.nonce, /^[0-9a-f]{32}$/)
  assert.deepEqual(step.allocation.arms, { child: 'boy' })
  const again = step.again('It was not sent.')
  assert.match(String(again.page.main), /It was not sent\./)
})

/** As far as the answers can be checked. */
const answered = () =>
  visit().go({ tells: 'friend' }).go({ reasons: 'kind', words: 'Mine' }).go({ sure: '0' }).go({}).go({})

test('a change asks what it leads to, drops what it leaves, and comes back to the answers', () => {
  const visitor = answered()
  visitor.go({ _go: 'change whom' })
  assert.match(visitor.text(), /value="friend" checked/)
  visitor.go({ tells: 'teacher' })
  assert.equal(visitor.at(), '#check')
  assert.doesNotMatch(visitor.text(), /Mine/)
  visitor.go({ _go: 'change whom' }).go({ tells: 'friend' })
  assert.equal(visitor.at(), 'why', 'what is asked anew has no answer any more')
  visitor.go({ reasons: 'near' })
  assert.equal(visitor.at(), '#check')
  visitor.go({ _go: 'change story' }).go({ _go: 'back', sure: '2' })
  assert.equal(visitor.at(), '#check', 'back from a change leads to where it began')
  visitor.go({ _go: 'send' })
  const step = visitor.step()
  assert.ok(step.kind === 'send')
  assert.equal(step.answers.sure, 2, 'what was chosen before Back is kept')
})

test('Back goes through every page and keeps each answer', () => {
  const visitor = answered()
  const seen = []
  while (visitor.at() !== 'whom') {
    visitor.go({ _go: 'back' })
    seen.push(visitor.at())
  }
  assert.deepEqual(seen, ['people', 'about', 'story', 'why', 'whom'])
  assert.doesNotMatch(visitor.text(), /value="back"/)
  visitor.go({ tells: 'friend' })
  assert.match(visitor.text(), /value="kind" checked/)
  assert.match(visitor.text(), /Mine<\/textarea>/)
  visitor.go({ reasons: ['kind', 'near', 'trust'], words: 'Other words', _go: 'back' })
  assert.equal(visitor.at(), 'whom', 'Back does not ask for what is wrong')
  visitor.go({ tells: 'friend' })
  assert.match(visitor.text(), /Other words<\/textarea>/)
})

test('a person that was begun and left is none; one that was added can be taken away', () => {
  const visitor = answered().go({ _go: 'change people' }).go({ _go: 'add people' })
  assert.equal(visitor.at(), 'people#0')
  visitor.go({ _go: 'back' })
  assert.match(visitor.text(), /Nothing is added yet/)
  visitor.go({ _go: 'add people' }).go({ called: 'Jo' }).go({ _go: 'add people' }).go({ called: 'Sam' })
  assert.doesNotMatch(visitor.text(), /Add a person/)
  visitor.go({ _go: 'add people' })
  assert.equal(visitor.at(), 'people', 'no more than may be added')
  visitor.go({ _go: 'remove people#0' })
  assert.match(visitor.text(), /Sam/)
  assert.doesNotMatch(visitor.text(), /Jo/)
})

test('what is forged is refused, what is old is refused, what is too large is refused', () => {
  const visitor = answered()
  const sealed = visitor.sealed()
  const send = (form: Record<string, unknown>, reader = READER) => visitor.journey.step(reader, form)
  const forged = sealed.replace(/.(?=.{40}$)/, (letter) => (letter === 'A' ? 'B' : 'A'))
  assert.deepEqual(send({ _sealed: forged }), { kind: 'refused', status: 400 })
  assert.deepEqual(send({ _sealed: [sealed, sealed] }), { kind: 'refused', status: 400 })
  assert.deepEqual(send({ _sealed: 'v'.repeat(SEALED_LIMIT_BYTES + 1) }), { kind: 'refused', status: 413 })
  assert.deepEqual(send({ _sealed: SEALING.seal('not a journey', READER.now) }), {
    kind: 'refused',
    status: 400,
  })
  const later = { ...READER, now: new Date(READER.now.getTime() + 9 * 86_400_000) }
  assert.deepEqual(send({ _sealed: sealed }, later), { kind: 'refused', status: 410 })
})

test('nothing is sent while anything is missing, whatever a form says', () => {
  const visitor = visit()
  visitor.go({ _at: '#check', _go: 'send' })
  assert.equal(visitor.at(), 'whom')
  visitor.go({ _at: 'about', _go: 'send' })
  assert.equal(visitor.at(), 'whom')
})

test('a double click, a reload and a second tab send the same nonce', () => {
  const visitor = answered()
  const form = { _sealed: visitor.sealed(), _at: '#check', _go: 'send' }
  const [one, two] = [visitor.journey.step(READER, form), visitor.journey.step(READER, form)]
  assert.ok(one.kind === 'send' && two.kind === 'send')
  assert.equal(one.nonce, two.nonce)
})

test('answers to an earlier definition are checked against today’s, and what changed is said', () => {
  const before = answered()
  const changed = structuredClone(SAMPLE)
  const tells = changed.pages[0]?.questions[0]
  if (tells?.options) tells.options = tells.options.filter(({ id }) => id !== 'friend')
  changed.pages.splice(1, 1)
  const after = visit({ compiled: compiled(changed) })
  const step = after.journey.step(READER, { _sealed: before.sealed(), _at: '#check', _go: 'send' })
  assert.ok(step.kind === 'page')
  const text = String(step.page.main)
  assert.match(text, /The questions have changed since you answered/)
  assert.match(text, /Whom would you tell\?/)
  assert.match(text, /name="_at" value="whom"/)
})

test('a page with a box for a narrative is not to be kept; others can be gone back to', () => {
  const cache = (visitor: ReturnType<typeof visit>) => {
    const step = visitor.step()
    return step.kind === 'page' && step.cache
  }
  const visitor = visit()
  assert.equal(cache(visitor), 'private, no-cache')
  assert.equal(cache(visitor.go({ tells: 'friend' })), 'no-store')
  assert.equal(cache(visitor.go({})), 'private, no-cache')
  assert.equal(
    cache(visitor.go({ sure: '1' }).go({}).go({})),
    'no-store',
    'the review holds what was written',
  )
})

test('faults are listed, linked to the first box they are about, and what was typed is kept', () => {
  const visitor = visit().go({})
  assert.equal(status(visitor.step()), 422)
  assert.match(visitor.text(), /href="#q_tells_teacher">Choose whom you would tell/)
  visitor.go({ tells: 'else', 'tells/other': ' ' })
  assert.match(visitor.text(), /href="#q_tells_other"/)
  visitor.go({ tells: 'else', 'tells/other': 'My <aunt>' }).go({ sure: '1' })
  visitor.go({ years: '61"', 'began/day': '31', 'began/month': '2', 'began/year': '2020', code: '<b>' })
  for (const id of ['q_years', 'q_began_day', 'q_code']) {
    assert.ok(visitor.text().includes(`href="#${id}"`), id)
    assert.match(visitor.text(), new RegExp(`id="${id}"`))
  }
  assert.match(visitor.text(), /value="61&quot;"/)
  assert.match(visitor.text(), /value="&lt;b&gt;"/)
})

test('the words of one’s arm stand in its pages, whatever was typed', () => {
  const visitor = visit({ draw: () => 0 }).go({ tells: 'teacher' })
  assert.match(visitor.text(), /Ella has a new phone/)
  assert.match(visitor.text(), /worried are you about Ella/)
})
