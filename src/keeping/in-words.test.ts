import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exactlyOf, NOBODY } from './exactly.ts'
import { isNamedIn, namedIn, saidIn } from './in-words.ts'

const KIT = exactlyOf({
  ...NOBODY,
  names: 'Kit Sample',
  day: '4',
  month: '3',
  year: '2012',
  phones: '07700 900456',
  emails: 'kit@example.org',
  accounts: 'kit.s12 on Snapchat\nDiscord kit#1234\nkit@example.net',
  plates: 'YQ51 ABC',
})

test('a text names somebody by the whole name, a number, an account or a plate, however it is spaced', () => {
  for (const said of [
    'It is about Sample, Kit.',
    saidIn(JSON.stringify({ about: 'About:\nKit Sample', reason: 'x' })),
    saidIn(JSON.stringify({ asker: 'x', who: { names: 'x\nKít SAMPLE' } })),
    'Ring +44 (0)7700 900-456 after three.',
    'A silver car, yq 51abc, waits.',
    'Writes to KIT@example.org',
    'Is @kit.s12 there?',
    'He is Kit#1234 there.',
    'Signs in as kit@example.net.',
  ])
    assert.equal(namedIn(said)(KIT), true, said)
  for (const said of ['Kit', 'A sample of kits', '07700 900457', 'kit.s123', 'YQ51 ABD'])
    assert.equal(namedIn(said)(KIT), false, said)
  assert.equal(isNamedIn('Kit', ['Kit']), false, 'a first name alone names nobody')
})
