import assert from 'node:assert/strict'
import { readdir, rm, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { checkPack } from './check-pack.ts'
import { EXAMPLE, seed, withCopiedExample } from './copied-example.ts'

const NOW = new Date('2026-11-23T12:00:00Z')

/** The files of a pack that are read: YAML, in whatever folder. */
const filesIn = async (dir: string): Promise<number> =>
  (await readdir(dir, { recursive: true })).filter((name) => name.endsWith('.yaml')).length

test('the example pack is without a fault', async () => {
  const { faults, warnings, files } = await checkPack(EXAMPLE, { now: NOW })
  assert.deepEqual(faults, [])
  assert.equal(files, await filesIn(EXAMPLE))
  assert.deepEqual(
    warnings.map(({ file, what }) => [file, what]),
    [['partnership.yaml', 'One source is unchecked.']],
  )
})

const FORM_ONLY = `  - id: form-only
    name: A form
    for: Somebody wants to write.
    for_whom: [young-person]
    website: https://example.org
    hours: always
    keeps_private: Nobody is asked for a name.
    checked_on: 2026-11-23
    sources:
      - name: Made up for the example
        checked_on: 2026-11-23
`

/** A fault put into the pack: found on the line where it was put, or so many lines further on (or back). */
interface Seed {
  readonly fault: string
  readonly file: string
  readonly from: string
  readonly to: string
  readonly further?: number
  readonly what: RegExp
  readonly right: RegExp
}

const OUT = 'signs/out-and-about.yaml'
const TABLE = 'whom-to-tell.yaml'
const STORY = 'practice/the-new-phone.yaml'
const AT_WORK = 'practice/at-work.yaml'

const SEEDS: readonly Seed[] = [
  {
    fault: 'YAML that cannot be read',
    file: 'contacts.yaml',
    from: 'for: A child is in danger now,',
    to: 'for: A child: in danger now,',
    what: /colon inside the text/,
    right: /quotes/,
  },
  {
    fault: 'a key that stands twice',
    file: 'contacts.yaml',
    from: '    hours: always',
    to: '    hours: always\n    hours: always',
    further: 1,
    what: /same key stands twice/,
    right: /Keep one/,
  },
  {
    fault: 'an id that stands twice in one file',
    file: 'contacts.yaml',
    from: 'id: night-team',
    to: 'id: children-desk',
    what: /two contacts with the id “children-desk”/,
    right: /contacts\.yaml:21/,
  },
  {
    fault: 'an id that stands twice in two files',
    file: 'signs/things.yaml',
    from: 'id: second-phone',
    to: 'id: out-late',
    what: /two signs with the id “out-late”/,
    right: /signs\/out-and-about\.yaml:8/,
  },
  {
    fault: 'an article that shows a contact that there is not',
    file: 'guidance.yaml',
    from: 'contacts: [children-desk]',
    to: 'contacts: [childrens-desk]',
    what: /no contact “childrens-desk”/,
    right: /Did you mean “children-desk”\?/,
  },
  {
    fault: 'an article at an address that is taken',
    file: 'guidance.yaml',
    from: 'id: starting-the-conversation',
    to: 'id: signs',
    what: /“id” is not written/,
    right: /./,
  },
  {
    fault: 'a word to avoid in an article',
    file: 'guidance.yaml',
    from: 'and to listen.',
    to: 'and to listen. It is no lifestyle choice.',
    what: /“lifestyle choice” is among the words to avoid/,
    right: /./,
  },
  {
    fault: 'a briefing that names a resource that there is not',
    file: 'briefing.yaml',
    from: 'tools: [talking-together]',
    to: 'tools: [talking-togeter]',
    what: /no resource “talking-togeter”/,
    right: /Did you mean “talking-together”\?/,
  },
  {
    fault: 'a briefing with a situation that cannot be',
    file: 'briefing.yaml',
    from: 'facts: { danger: now }',
    to: 'facts: { safe_adult: yes }',
    what: /young|adult/i,
    right: /./,
  },
  {
    fault: 'a survey that offers a sign that there is not',
    file: 'survey.yaml',
    from: 'sign: second-phone',
    to: 'sign: second-phones',
    what: /no sign “second-phones”/,
    right: /Did you mean “second-phone”\?/,
  },
  {
    fault: 'a sign that a survey offers twice',
    file: 'survey.yaml',
    from: 'sign: second-phone',
    to: 'sign: out-late',
    what: /“out-late” stands twice/,
    right: /Keep one/,
  },
  {
    fault: 'a measure that no survey has',
    file: 'survey.yaml',
    from: 'measure: knows-whom-to-tell',
    to: 'measure: knows',
    what: /measure/,
    right: /./,
  },
  {
    fault: 'a survey in which a figure could be a strength and learning at once',
    file: 'survey.yaml',
    from: 'learning: 0.55',
    to: 'learning: 0.75',
    what: /a strength and learning at once/,
    right: /./,
  },
  {
    fault: 'an unknown key',
    file: OUT,
    from: 'soft: true',
    to: 'soft: true\n    shoft: true',
    further: 1,
    what: /key “shoft” is not known/,
    right: /It may be|Did you mean/,
  },
  {
    fault: 'a misspelt key',
    file: OUT,
    from: 'may_also_be:',
    to: 'may_allso_be:',
    what: /key “may_allso_be” is not known/,
    right: /Did you mean “may_also_be”\?/,
  },
  {
    fault: 'a wrong type',
    file: OUT,
    from: 'soft: true',
    to: 'soft: perhaps',
    what: /“soft” is a text/,
    right: /true or false/,
  },
  {
    fault: 'a word that is not among the choices',
    file: OUT,
    from: 'force: pull',
    to: 'force: pulls',
    what: /“force” has a word/,
    right: /Did you mean “pull”\?/,
  },
  {
    fault: 'a day that does not exist',
    file: 'contacts.yaml',
    from: 'checked_on: 2026-11-23',
    to: 'checked_on: 2026-02-30',
    what: /“checked_on” is not written/,
    right: /date that exists/,
  },
  {
    fault: 'a text that YAML takes for a number',
    file: 'partnership.yaml',
    from: 'version: 2026.11.1',
    to: 'version: 2026.11',
    what: /“version” is the number 2026\.11/,
    right: /quotes/,
  },
  {
    fault: 'an empty text',
    file: 'harms.yaml',
    from: 'name: Criminal exploitation',
    to: "name: ''",
    what: /“name” is empty/,
    right: /Write the text/,
  },
  {
    fault: 'hours that are neither shape',
    file: 'contacts.yaml',
    from: 'hours: always',
    to: 'hours: sometimes',
    what: /“hours” is a text/,
    right: /“always” or a set of keys/,
  },
  {
    fault: 'one of two shapes that lacks a key',
    file: TABLE,
    from: 'form: { practitioner: safeguarding-referral, default: worry }',
    to: 'form: { practitioner: safeguarding-referral }',
    what: /^“default” is missing/,
    right: /Add “default:”/,
  },
  {
    fault: 'a text by teller for a teller who does not exist',
    file: 'routes.yaml',
    from: 'name: Call 999',
    to: 'name: { default: Call 999, teacher: Call 999 }',
    what: /key “teacher” is not known/,
    right: /practitioner/,
  },
  {
    fault: 'hours that end when they begin',
    file: 'contacts.yaml',
    from: 'from: "10:00", to: "24:00"',
    to: 'from: "10:00", to: "10:00"',
    what: /Nobody is open from 10:00 to 10:00/,
    right: /00:00 to 24:00/,
  },
  {
    fault: 'a front door that is no contact',
    file: 'partnership.yaml',
    from: 'front_door: children-desk',
    to: 'front_door: childrens-desk',
    what: /no contact “childrens-desk”/,
    right: /Did you mean “children-desk”\?/,
  },
  {
    fault: 'a stand-in that is no contact',
    file: 'contacts.yaml',
    from: 'out_of_hours: night-team',
    to: 'out_of_hours: night-shift',
    what: /no contact “night-shift”/,
    right: /night-team/,
  },
  {
    fault: 'a contact that stands in for itself',
    file: 'contacts.yaml',
    from: 'out_of_hours: night-team',
    to: 'out_of_hours: children-desk',
    what: /stand in for itself/,
    right: /another contact/,
  },
  {
    fault: 'a harm that does not exist',
    file: OUT,
    from: 'harms: [criminal-exploitation]',
    to: 'harms: [criminal-exploit]',
    what: /no harm “criminal-exploit”/,
    right: /criminal-exploitation/,
  },
  {
    fault: 'a broader sign that does not exist',
    file: 'signs/things.yaml',
    from: 'under: new-things',
    to: 'under: newer-things',
    what: /no sign “newer-things”/,
    right: /new-things/,
  },
  {
    fault: "a trade guide's contact that does not exist",
    file: 'trade-guides.yaml',
    from: 'contacts: ["999", children-desk]',
    to: 'contacts: ["999", coastguard]',
    what: /no contact “coastguard”/,
    right: /It may be: 999, children-desk/,
  },
  {
    fault: "a resource's harm that does not exist",
    file: 'resources.yaml',
    from: 'harms: [criminal-exploitation]',
    to: 'harms: [sexual-exploitation]',
    what: /no harm “sexual-exploitation”/,
    right: /criminal-exploitation/,
  },
  {
    fault: 'a route that the product does not know',
    file: 'routes.yaml',
    from: 'id: childline',
    to: 'id: chidline',
    what: /no route that the product knows by the name “chidline”/,
    right: /Did you mean “childline”\?/,
  },
  {
    fault: 'a route without its default way',
    file: 'routes.yaml',
    from: '      default:',
    to: '      urgent:',
    further: -1,
    what: /“emergency” has no way “default”/,
    right: /Every route has one/,
  },
  {
    fault: "a route's contact that does not exist",
    file: 'routes.yaml',
    from: 'contact: young-line',
    to: 'contact: old-line',
    what: /no contact “old-line”/,
    right: /999|young-line/,
  },
  {
    fault: 'a rule that leads to no route',
    file: TABLE,
    from: 'first: trusted-adult',
    to: 'first: trusted-adults',
    what: /no route “trusted-adults”/,
    right: /Did you mean “trusted-adult”\?/,
  },
  {
    fault: 'a rule that leads by no way of its route',
    file: TABLE,
    from: 'first: first-contact/urgent',
    to: 'first: first-contact/urgently',
    what: /no way of the route “first-contact” called “urgently”/,
    right: /Did you mean “urgent”\?/,
  },
  {
    fault: 'a form that the pack does not have',
    file: TABLE,
    from: 'practitioner: safeguarding-referral',
    to: 'practitioner: exploitation-assessment',
    what: /no form “exploitation-assessment”/,
    right: /worry/,
  },
  {
    fault: 'a named condition that does not exist',
    file: TABLE,
    from: 'when: { is: the-child-is-being-hurt }',
    to: 'when: { is: the-child-is-hurt }',
    what: /no named condition “the-child-is-hurt”/,
    right: /the-child-is-being-hurt/,
  },
  {
    fault: 'a named condition that needs itself',
    file: TABLE,
    from: 'is: the-child-can-be-found\n    significant_harm',
    to: 'is: the-child-is-being-hurt\n    significant_harm',
    further: -1,
    what: /“the-child-is-being-hurt” needs itself/,
    right: /break the circle/,
  },
  {
    fault: 'a contact whose hours are asked about and who does not exist',
    file: TABLE,
    from: 'when: {}',
    to: 'when: { any: [{ open: day-team }, { closed: night-team }] }',
    what: /no contact “day-team”/,
    right: /night-team/,
  },
  {
    fault: 'a word that no fact has',
    file: TABLE,
    from: 'when: { danger: now }',
    to: 'when: { danger: soon }',
    what: /“danger” has no word “soon”/,
    right: /now/,
  },
  {
    fault: 'an answer that gives a fact that does not exist',
    file: TABLE,
    from: 'means: { danger: now }',
    to: 'means: { dangr: now }',
    what: /no fact “dangr”/,
    right: /Did you mean “danger”\?/,
  },
  {
    fault: 'a table without an answer for every case',
    file: TABLE,
    from: 'when: {}',
    to: 'when: { about: [place, adult] }',
    further: -32,
    what: /No rule holds for/,
    right: /last rule/,
  },
  {
    fault: 'a rule that never gives the answer',
    file: TABLE,
    from: '  - id: a-place-or-a-person',
    to: '  - id: a-place-or-a-person\n    title: Again\n    when: { danger: now }\n    first: emergency\n    form: null\n    why: Now.\n  - id: the-rest',
    what: /“a-place-or-a-person” never gives the answer/,
    right: /move it up/,
  },
  {
    fault: 'a text without words for somebody who reads it',
    file: 'routes.yaml',
    from: 'what_to_say: Say what you saw or heard, who was there and when. You do not need proof.',
    to: 'what_to_say: { parent: Say what you saw., practitioner: Say what you saw. }',
    what: /“what_to_say” has no words for: young-person, trade, community/,
    right: /“default”/,
  },
  {
    fault: 'a place that is filled with nothing',
    file: 'routes.yaml',
    from: 'how: Call {number} now',
    to: 'how: Call {nummer} now',
    what: /no place “\{nummer\}”/,
    right: /\{number\}/,
  },
  {
    fault: 'words to avoid, over a line break',
    file: OUT,
    from: 'may be keeping them out.',
    to: 'may be keeping\n        them out. It is a Lifestyle\n        choice.',
    further: 1,
    what: /“lifestyle choice” is among the words to avoid/,
    right: /Say: what somebody does to the child/,
  },
  {
    fault: 'a page that is too hard to read',
    file: OUT,
    from: 'Someone may be telling them to keep it quiet.',
    to: 'Unidentified individuals intentionally communicating intimidating expectations necessitate concealment.',
    further: -1,
    what: /reading age of the sign “out-late” for young people is \d+\.\d years; at most 11/,
    right: /longest sentence .*intentionally|unidentified/,
  },
  {
    fault: 'a colour that cannot be read',
    file: 'partnership.yaml',
    from: 'accent: "#5b2a86"',
    to: 'accent: "#ffee88"',
    what: /contrast 1\.\d to 1/,
    right: /4\.5 to 1/,
  },
  {
    fault: 'a language without its file',
    file: 'partnership.yaml',
    from: 'languages: [en]',
    to: 'languages: [en, cy]',
    what: /no translations\/cy\.po/,
    right: /pack strings/,
  },
  {
    fault: 'one text of a story that is far harder than the rest',
    file: STORY,
    from: 'say: You did not find out. You can still ask tomorrow.',
    to: 'say: Considerable apprehension accompanied the unanticipated journey throughout its entire and extraordinary duration.',
    what: /far harder than the rest: for the edition all/,
    right: /two sentences/,
  },
  {
    fault: 'a bracket that would be read',
    file: STORY,
    from: "say: A phone falls out of {friend}'s bag.",
    to: "say: A phone falls out of {Friend}'s bag.",
    what: /“{Friend}” stands as it is/,
    right: /{role_they}/,
  },
  {
    fault: 'a sign that does not exist, asked of people at work',
    file: AT_WORK,
    from: 'sign: second-phone',
    to: 'sign: third-phone',
    what: /no sign “third-phone”/,
    right: /second-phone/,
  },
  {
    fault: 'a decoy that stands twice',
    file: AT_WORK,
    from: 'id: ice-cream',
    to: 'id: wet-feet',
    what: /“wet-feet” stands twice/,
    right: /Keep one/,
  },
  {
    fault: 'what people at work would do tells nobody',
    file: AT_WORK,
    from: ', calls: [children-desk] }\n    - { id: police, say: Ring 999 straight away, calls: ["999"] }',
    to: ' }\n    - { id: police, say: Ring 999 straight away }',
    further: -2,
    what: /No answer tells anybody/,
    right: /Give “calls” to those that count/,
  },
]

for (const { fault, file, from, to, further = 0, what, right } of SEEDS) {
  test(`found: ${fault}`, () =>
    withCopiedExample(async (dir) => {
      const line = await seed(dir, file, from, to)
      const { faults } = await checkPack(dir, { now: NOW })
      const told = faults.map((one) => `${one.file}:${one.line} ${one.what} ${one.right}`).join('\n')
      const found = faults.find((one) => what.test(one.what))
      assert.ok(found, told)
      assert.equal(`${found.file}:${found.line}`, `${file}:${line + further}`, told)
      assert.match(found.right, right)
    }))
}

test('of a story with a faulty step only that is told, not what it would have led to', () =>
  withCopiedExample(async (dir) => {
    await seed(dir, STORY, '    pause: Who is it', '    pause: [Who is it')
    await seed(dir, STORY, 'wants nobody to know?', 'wants nobody to know?]')
    const { faults } = await checkPack(dir, { now: NOW })
    assert.deepEqual(
      faults.map(({ file, what }) => `${file} ${what}`),
      [`${STORY} “pause” is a list.`],
    )
  }))

test('the quiet way of a story has somebody who can be rung', () =>
  withCopiedExample(async (dir) => {
    await seed(dir, 'contacts.yaml', 'contacts:\n', `contacts:\n${FORM_ONLY}`)
    const line = await seed(dir, STORY, '  contacts: [young-line]', '  contacts: [form-only]')
    const { faults } = await checkPack(dir, { now: NOW })
    assert.deepEqual(
      faults.map(({ file, line, what }) => ({ file, line, what })),
      [{ file: STORY, line, what: 'None of these can be rung.' }],
    )
  }))

test('a sign without a source is a fault, at the sign', () =>
  withCopiedExample(async (dir) => {
    const line = await seed(
      dir,
      OUT,
      '    sources:\n      - name: Made up for the example\n        checked_on: 2026-11-23\n',
      '',
    )
    const { faults } = await checkPack(dir, { now: NOW })
    assert.deepEqual(
      faults.map(({ file, line, what }) => ({ file, line, what })),
      [{ file: OUT, line: 8, what: '“sources” is missing.' }],
    )
    assert.ok(line > 8)
  }))

test('faults of every kind are told in one go, and what is sound is still looked at', () =>
  withCopiedExample(async (dir) => {
    await seed(dir, 'contacts.yaml', 'hours: always', 'hours: sometimes')
    await seed(dir, 'contacts.yaml', 'out_of_hours: night-team', 'out_of_hours: nobody')
    await seed(dir, OUT, 'soft: true', 'soft: true\n    shoft: true')
    await seed(dir, OUT, 'harms: [criminal-exploitation]', 'harms: [crime]')
    await seed(dir, 'signs/things.yaml', 'It can also be how', 'It is a lifestyle choice. It can also be how')
    await seed(dir, TABLE, 'first: trusted-adult', 'first: trusted-adults')
    await unlink(join(dir, 'resources.yaml'))
    const { faults } = await checkPack(dir, { now: NOW })
    assert.deepEqual(
      faults.map(({ file, what }) => `${file}: ${what}`),
      [
        'contacts.yaml: “hours” is a text.',
        'contacts.yaml: There is no contact “nobody”.',
        'resources.yaml: The file is missing.',
        `${OUT}: There is no harm “crime”.`,
        `${OUT}: The key “shoft” is not known here.`,
        'signs/things.yaml: “lifestyle choice” is among the words to avoid.',
        `${TABLE}: There is no route “trusted-adults”.`,
      ],
    )
  }))

test('quotes, search words, sources and words.yaml itself may hold words to avoid', () =>
  withCopiedExample(async (dir) => {
    await seed(dir, OUT, 'search: [late,', 'search: [late, lifestyle choice,')
    await seed(dir, OUT, 'name: Made up for the example', 'name: A report on lifestyle choice')
    await seed(dir, OUT, 'what the child said,', 'what the child said (“a lifestyle choice”),')
    assert.deepEqual((await checkPack(dir, { now: NOW })).faults, [])
  }))

test('what is out of date or incomplete is a warning, and no fault', () =>
  withCopiedExample(async (dir) => {
    const stale = await seed(dir, 'contacts.yaml', 'checked_on: 2026-11-23', 'checked_on: 2025-11-22')
    const coming = await seed(
      dir,
      'contacts.yaml',
      'checked_on: 2026-11-23\n    sources',
      'checked_on: 2027-01-01\n    sources',
    )
    const unopened = await seed(dir, 'resources.yaml', 'checked_on: 2026-11-23', 'checked_on: null')
    const bare = await seed(dir, 'harms.yaml', '  - id: criminal-exploitation', '  - id: another-harm')
    await seed(dir, 'resources.yaml', '    harms: [criminal-exploitation]\n', '')
    for (const file of [OUT, 'signs/things.yaml', 'signs/things.yaml']) {
      await seed(dir, file, 'harms: [criminal-exploitation]', 'harms: [other]')
    }
    await seed(
      dir,
      'harms.yaml',
      '  - id: another-harm',
      '  - id: other\n    fact: none\n    name: Other\n    also_called: []\n    what_they_do: [Somebody does harm.]\n    law: []\n    sources: [{ name: Made up }]\n  - id: another-harm',
    )
    const { faults, warnings } = await checkPack(dir, { now: NOW })
    assert.deepEqual(faults, [])
    const told = warnings.map(({ file, line, what }) => `${file}:${line} ${what}`)
    const expect = (start: RegExp) =>
      assert.ok(
        told.some((one) => start.test(one)),
        told.join('\n'),
      )
    expect(new RegExp(`^contacts.yaml:${stale} Nobody has checked the contact “999” for 12 months`))
    expect(new RegExp(`^contacts.yaml:${coming} The contact “children-desk” was checked on a day to come`))
    expect(new RegExp(`^resources.yaml:${unopened - 1} Nobody has opened the resource “talking-together”`))
    expect(new RegExp(`^harms.yaml:${bare + 7} No sign is told of with the harm “another-harm”`))
  }))

test('bank holidays that run out within three months are a warning', async () => {
  const at = async (now: string) =>
    (await checkPack(EXAMPLE, { now: new Date(now) })).warnings.filter(({ what }) =>
      /bank holiday/.test(what),
    ).length
  assert.equal(await at('2027-09-27T12:00:00Z'), 0)
  assert.equal(await at('2027-09-29T12:00:00Z'), 1)
})

for (const optional of ['guidance', 'survey', 'briefing', 'priorities']) {
  test(`a pack can do without ${optional}`, () =>
    withCopiedExample(async (dir) => {
      await unlink(join(dir, `${optional}.yaml`))
      // An instrument takes its questions from the item bank: it goes with it.
      if (optional === 'survey') await rm(join(dir, 'instruments'), { recursive: true })
      const { faults, files } = await checkPack(dir, { now: NOW })
      assert.deepEqual(faults, [])
      assert.equal(files, await filesIn(dir))
    }))
}

test('wherever there are forms, somebody hears of adults who work with children, and of significant harm', () =>
  withCopiedExample(async (dir) => {
    await seed(dir, 'receiving.yaml', '- team: lado', '- team: early-help')
    const { faults } = await checkPack(dir, { now: NOW })
    assert.deepEqual(
      faults.map(({ what }) => what),
      ['Nothing says how “lado” receives.'],
    )
  }))
