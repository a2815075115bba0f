import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { PARENT, walk } from '../public-pages/states.ts'
import { afterIn, pageOf } from '../scaffold/desk.ts'
import type { StaffClient } from '../scaffold/staff.ts'
import { expectGood, fill, go, screenshot } from '../scaffold/telling.ts'
import { comes, receiptOn, type Street, said, startStreet, WAYS } from './street.ts'

let street: Street
let dana: StaffClient
before(async () => {
  street = await startStreet()
  dana = await street.worker('first-contact', 'children', 'Dana Whitlow')
})
after(() => street?.stop())

/** What is kept of a concern, coded; and who received it. */
const kept = async (reference: string) => {
  const [concern] = await street.owner<{
    id: string
    anonymous: boolean
    significant: boolean
    form: string
    teller: string
    reply: boolean
  }>(
    `select id, anonymous, significant, form, teller_kind as teller, may_reply as reply from concern where reference = $1`,
    [reference],
  )
  const teams = await street.owner<{ receives: string; capacity: string }>(
    `select t.receives, g.capacity from concern_grant g join team t on t.id = g.team_id
      where g.concern_id = $1 order by g.capacity desc, t.receives`,
    [concern?.id],
  )
  return { ...concern, teams: teams.map(({ receives, capacity }) => `${receives} ${capacity}`) }
}

const count = async (): Promise<number> => {
  const [row] = await street.owner<{ n: number }>('select count(*)::int as n from concern')
  return row?.n ?? 0
}

for (const way of WAYS)
  test(`a young person tells without a name and comes back with six words, ${comes(way)}`, async () => {
    const before = await count()
    const page = await street.visit('/', way)
    await page.getByRole('link', { name: 'Tell us in a form' }).first().click()
    await page.getByRole('link', { name: 'Tell us about a worry' }).click()
    const start = await said(page)
    for (const words of [
      'Nobody real receives',
      'Is somebody watching?',
      'may record what you type',
      'cannot promise',
      'Durham County Council looks after',
    ])
      assert.ok(start.includes(words), words)
    await go(page, 'Start')
    // Nothing is chosen: what is missing is said, and nothing is lost.
    await page.getByLabel('I am a child or young person').check()
    await go(page, 'Continue')
    assert.match(await page.title(), /^Error/)
    assert.ok(await page.getByLabel('I am a child or young person').isChecked())
    await page.getByLabel('Me', { exact: true }).check()
    await go(page, 'Continue')
    await fill(page, { tick: ['Somebody has hurt me or them'] })
    await fill(page, { write: { 'How old are you?': 'about 14' } })
    await fill(page, {
      write: { 'Somebody who does harm: a name or nickname': 'Dez 🚗 <b>', 'A number plate': 'yq??' },
    })
    await fill(page, {
      tick: ['No'],
      write: { 'Who must not find out that you told us?': 'My cousin' },
    })
    await fill(page, {
      tick: ['It happened to me'],
      write: { 'What have you seen, heard or lived through?': 'Dez makes me carry bags.\nEvery week.' },
    })
    assert.ok((await said(page)).includes('Telephone first'), 'the call is said before it is sent')
    // Any answer can be changed; the way leads back to the review.
    await page.getByRole('button', { name: /^Change.*A number plate/ }).click()
    await fill(page, { write: { 'A number plate': 'yq51 ???' } })
    assert.ok((await said(page)).includes('yq51 ???'))
    if (way.javaScript) await expectGood(page)
    await go(page, 'Send')
    const sent = await said(page)
    assert.ok(sent.includes('Telephone first') && sent.includes('03000 267 979'))
    assert.ok(!sent.includes('carry bags'), 'what was told is not shown again')
    assert.equal(await page.title(), 'Form – Early Signs')
    if (way.javaScript) await screenshot(page, `tell-young-${way.width}`)
    const { reference, words } = await receiptOn(page)
    assert.equal(words.split(' ').length, 6)
    await page.reload()
    assert.ok((await said(page)).includes('Sent'))
    assert.equal(await count(), before + 1, 'a reload tells nothing twice')
    assert.deepEqual(
      { ...(await kept(reference)), id: '' },
      {
        id: '',
        anonymous: true,
        significant: true,
        form: 'worry',
        teller: 'young-person',
        reply: true,
        teams: ['first-contact receiver'],
      },
    )

    // First Contact answers; the young person comes back from the foot of any page.
    const reply = `/desk/concerns/${reference}/reply`
    const seen = await pageOf(dana, `/desk/concerns/${reference}`)
    assert.ok(seen.includes('yq51 ???') && seen.includes('Dez 🚗 &lt;b&gt;'))
    const answered = await dana.post(reply, {
      after: afterIn(await pageOf(dana, reply)),
      text: 'Thank you. Can we call you at school?',
      kind: 'question',
      do: 'send',
    })
    assert.equal(answered.status, 303)
    await page.goto('/who-can-i-talk-to')
    await page.getByRole('link', { name: 'Come back to what you told' }).first().click()
    await page.getByLabel('Your reference').fill(reference.toLowerCase().replace('-', ' '))
    await page.getByLabel('Your six words').fill('one two three four five six')
    await go(page, 'Go on')
    await page.getByRole('alert').waitFor()
    await page.getByLabel('Your six words').fill(words.toUpperCase())
    await go(page, 'Go on')
    const back = await said(page)
    assert.ok(back.includes('Can we call you at school?') && !back.includes('carry bags'))
    if (way.javaScript) await expectGood(page)
    await page.getByLabel('An answer, or anything else').fill('Yes, at break.')
    await go(page, 'Send')
    assert.ok((await said(page)).includes('We have what you wrote.'))
    assert.ok((await pageOf(dana, `/desk/concerns/${reference}`)).includes('Yes, at break.'))
    const answers = ['carry bags', 'Dez', 'at break', words.split(' ')[0] ?? '?']
    for (const word of answers) assert.ok(!street.log().includes(word), 'the log knows nothing of it')
    assert.deepEqual(await page.context().cookies(), [], 'no cookie')
  })

for (const way of WAYS)
  test(`a parent asks whom to tell and goes on with what they answered, ${comes(way)}`, async () => {
    const page = await street.visit('/whom-to-tell', way)
    await walk(page, { ...PARENT, happening: ['owes'] })
    await go(page, 'Fill it in here')
    assert.ok((await said(page)).includes('carried over'))
    await go(page, 'Start')
    const first = (await page.textContent('h1')) ?? ''
    assert.ok(first.includes('Who might be harmed'), `asked again: ${first}`)
    assert.ok((await said(page)).includes('We talk with you before we talk with others'))
    await fill(page, { write: { 'Name or nickname': 'Kit', Age: '15' } })
    await fill(page, { write: { 'A phone number that they use': '07700 900123' } })
    // A name, and a safe way and time to be reached.
    await page.getByLabel('Yes', { exact: true }).first().check()
    await go(page, 'Continue')
    if (await page.getByLabel('Your name').count()) await page.getByLabel('Your name').fill('Pat Example')
    await page.getByLabel('Is there a safe way to reach you?').fill('07700 900456')
    await go(page, 'Continue')
    const time = page.getByLabel('When is it safe?')
    if (await time.count()) {
      await time.fill('Before three')
      await go(page, 'Continue')
    }
    await fill(page, {
      write: { 'What have you seen, heard or lived through?': 'Somebody says that Kit owes him.' },
    })
    const review = await said(page)
    assert.ok(review.includes('Check your answers') && review.includes('Pat Example'))
    // Two tabs: each sends; it is one concern.
    const before = await count()
    const other = await page.context().newPage()
    await other.goto('/')
    const html = await page.content()
    await go(page, 'Send')
    await other.setContent(html.replace('<head>', `<head><base href="${street.url}">`))
    await other.getByRole('button', { name: 'Send', exact: true }).click()
    await other.waitForLoadState()
    const { reference } = await receiptOn(page)
    assert.equal(await count(), before + 1)
    const told = await kept(reference)
    assert.deepEqual(
      [told.anonymous, told.significant, told.teller, told.teams],
      [false, true, 'parent', ['first-contact receiver']],
    )
    // The name is kept apart from what was told.
    assert.ok(!(await pageOf(dana, `/desk/concerns/${reference}`)).includes('Pat Example'))
  })

for (const way of WAYS)
  test(`a hotel receptionist tells of a car from the guide of their trade, ${comes(way)}`, async () => {
    const page = await street.visit('/at-work/hotels', way)
    await page.getByRole('link', { name: 'Tell us about a worry' }).click()
    await go(page, 'Start')
    await fill(page, { tick: ['I noticed something at my work', 'A car or another vehicle'] })
    await fill(page, { tick: ['I am not sure'] })
    // A context alone is a full subject: nobody is asked for a child.
    assert.ok((await page.textContent('h1'))?.includes('What else do you know?'))
    await fill(page, { write: { 'A number plate': 'n4 ??', 'A place': 'The car park behind the hotel' } })
    await fill(page, { tick: ['No'] })
    await go(page, 'Back')
    assert.ok(await page.getByLabel('No', { exact: true }).first().isChecked(), 'back keeps what was ticked')
    await go(page, 'Continue')
    await fill(page, {})
    if (way.javaScript) await expectGood(page)
    await go(page, 'Send')
    const { reference } = await receiptOn(page)
    const told = await kept(reference)
    assert.deepEqual([told.anonymous, told.teller, told.teams], [true, 'trade', ['police receiver']])
    const mentions = await street.owner<{ kind: string }>(
      'select kind from mention where concern_id = $1 order by kind',
      [told.id],
    )
    assert.deepEqual(
      mentions.map(({ kind }) => kind),
      ['place', 'vehicle'],
    )
    await go(page, 'Show what I sent, to print or save')
    assert.ok((await said(page)).includes('n4 ??'))
    if (way.javaScript) await screenshot(page, `tell-hotel-copy-${way.width}`)
  })
