import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LIST_FACT_WORDS } from '../facts.ts'
import { decide } from './decide.ts'
import { durham, MOMENTS } from './durham.fixture.ts'
import { parseFacts } from './parse-facts.ts'

/*
 * The order of the rules in cases, one a line: who tells and the facts (a list with +, a moment with @) > the first
 * answer, then everything beside it in any order [the form].
 */
const CASES = `
1 danger now
  parent danger=now > emergency, nspcc
  trade danger=now missing=yes significant_harm=yes > emergency, nspcc
  young-person danger=now about=me @sunday03 > emergency, childline
  community danger=now about=vehicle > emergency, information-sharing
  practitioner danger=now age=18-plus worker=yes > emergency
2 missing
  young-person missing=yes about=me > safecall, childline
  young-person missing=yes about=me @monday20 > safecall, childline
  young-person missing=yes about=me @sunday03 > childline
  young-person missing=yes about=child > missing, childline
  parent missing=yes significant_harm=yes > missing, nspcc
  practitioner missing=yes worker=yes > missing
  parent missing=yes age=18-plus > missing
3 not a child, or not from here
  parent age=18-plus > adult-safeguarding
  young-person about=me age=18-plus > adult-safeguarding, childline, first-contact
  practitioner age=18-plus lives=elsewhere > adult-safeguarding
  community child_known=yes lives=elsewhere > neighbour, first-contact, nspcc
  practitioner lives=elsewhere significant_harm=yes > neighbour, first-contact
  practitioner lives=elsewhere adult_works_with_children=yes > neighbour, first-contact, lado
  practitioner lives=elsewhere adult_works_with_children=yes significant_harm=yes > neighbour, first-contact, lado
  practitioner age=18-plus adult_works_with_children=yes > adult-safeguarding
4 the adult works with children
  practitioner adult_works_with_children=yes > lado
  practitioner adult_works_with_children=yes worker=yes lead=available > lado
  practitioner adult_works_with_children=yes significant_harm=yes > first-contact, lado [safeguarding-referral]
  practitioner adult_works_with_children=yes significant_harm=yes harm=sexual lead=available > first-contact, lado, police-non-emergency, sarc [safeguarding-referral]
  parent adult_works_with_children=yes > first-contact, parent-support, lado, nspcc [worry]
  community about=adult adult_works_with_children=yes > information-sharing, lado, crimestoppers [worry]
  young-person about=me adult_works_with_children=yes safe_adult=yes significant_harm=no > trusted-adult, childline, lado [worry]
5 a the child already has a worker
  parent child_known=yes worker=yes > current-worker, nspcc
  practitioner child_known=yes worker=yes lead=available > current-worker
  young-person about=me worker=yes > current-worker, childline
  parent worker=yes significant_harm=yes harm=sexual > current-worker, first-contact, nspcc
  practitioner worker=yes @friday1645 > first-contact, current-worker
  practitioner worker=yes significant_harm=yes @christmasNoon > first-contact, current-worker
  practitioner worker=yes at=2026-07-01T08:00:00+01:00 > first-contact, current-worker
  practitioner worker=yes at=2026-07-01T07:45:00Z > current-worker
  young-person about=child worker=yes significant_harm=no > trusted-adult, childline [worry]
  community child_known=yes worker=yes > first-contact, nspcc [worry]
5 b significant harm
  trade child_known=yes significant_harm=yes harm=sexual > police-non-emergency, first-contact, nspcc [worry]
  parent significant_harm=yes > first-contact, nspcc [worry]
  community significant_harm=yes harm=violence > first-contact, police-non-emergency, nspcc [worry]
  young-person about=me significant_harm=yes harm=sexual safe_adult=no > first-contact, police-non-emergency, sarc, childline [worry]
  practitioner significant_harm=yes lead=available > first-contact, safeguarding-lead [safeguarding-referral]
  practitioner significant_harm=yes harm=criminal @sunday03 > first-contact, safeguarding-lead, police-non-emergency, nrm [safeguarding-referral]
  parent significant_harm=yes harm=radicalisation > first-contact, prevent, nspcc [worry]
5 c a practitioner otherwise
  practitioner child_known=yes lead=available significant_harm=unsure > safeguarding-lead, early-help, first-contact [exploitation-assessment]
  practitioner child_known=yes lead=unavailable > first-contact, early-help [exploitation-assessment]
  practitioner child_known=yes lead=none > first-contact, early-help [exploitation-assessment]
  practitioner lead=me significant_harm=no > first-contact, early-help [exploitation-assessment]
  practitioner > first-contact, early-help [exploitation-assessment]
  practitioner lead=available @sunday03 > safeguarding-lead, early-help, first-contact [exploitation-assessment]
5 d this child’s parent otherwise
  parent > first-contact, parent-support, nspcc [worry]
  parent significant_harm=unsure > first-contact, parent-support, nspcc [worry]
  parent significant_harm=no > early-help, parent-support, nspcc
  parent significant_harm=no @monday20 > first-contact, early-help, parent-support, nspcc
  parent significant_harm=no harm=criminal > early-help, parent-support, safecall, nspcc
5 e a young person otherwise
  young-person about=me significant_harm=no > trusted-adult, childline [worry]
  young-person about=me > trusted-adult, childline, first-contact [worry]
  young-person about=child significant_harm=unsure > trusted-adult, childline, first-contact [worry]
  young-person significant_harm=no harm=online > trusted-adult, childline, first-contact [worry]
  young-person significant_harm=no harm=unsure > trusted-adult, childline [worry]
  young-person safe_adult=no > childline, first-contact [worry]
  young-person safe_adult=unknown significant_harm=no > trusted-adult, childline [worry]
5 f anybody else
  community child_known=yes > first-contact, nspcc [worry]
  trade about=child significant_harm=no > first-contact, nspcc [worry]
6 no child who can be found
  community child_known=no significant_harm=yes > police-non-emergency, crimestoppers [worry]
  trade about=vehicle significant_harm=yes > police-non-emergency, crimestoppers, information-sharing [worry]
  practitioner child_known=no significant_harm=yes known_of=adult > police-non-emergency, information-sharing [information-sharing]
  practitioner about=place > information-sharing [information-sharing]
  trade about=adult > information-sharing, crimestoppers [worry]
  young-person about=online > information-sharing, crimestoppers, childline [worry]
  parent about=group worker=yes > information-sharing, crimestoppers [worry]
  community about=child child_known=no > information-sharing, crimestoppers [worry]
  community about=place child_known=yes > first-contact, information-sharing, nspcc [worry]
  trade about=vehicle @sunday03 > information-sharing, crimestoppers [worry]
7 beside
  practitioner lead=available harm=sexual known_of=vehicle > safeguarding-lead, early-help, first-contact, information-sharing, nrm [exploitation-assessment]
  practitioner lead=available harm=sexual known_of=place > safeguarding-lead, early-help, first-contact, information-sharing [exploitation-assessment]
  practitioner lead=available harm=trafficking+self-harm > safeguarding-lead, early-help, first-contact, nrm, shout [exploitation-assessment]
  parent harm=trafficking images=yes > first-contact, parent-support, modern-slavery-helpline, nspcc, report-remove [worry]
  young-person about=me harm=criminal+online+sexual safe_adult=yes > trusted-adult, childline, first-contact, ceop, safecall [worry]
  parent age=18-plus harm=online+sexual > adult-safeguarding
  community harm=criminal+radicalisation > first-contact, prevent, nspcc [worry]
`

const factsOf = (written: string): Record<string, unknown> => {
  const [teller, ...words] = written.trim().split(' ')
  const facts = words.map((word): [string, unknown] => {
    if (word.startsWith('@')) return ['at', MOMENTS[word.slice(1) as keyof typeof MOMENTS]]
    const [name = '', value = ''] = word.split('=')
    return [name, Object.hasOwn(LIST_FACT_WORDS, name) ? value.split('+') : value]
  })
  return { teller, ...Object.fromEntries(facts) }
}

let title = ''
for (const line of CASES.split('\n').filter(Boolean)) {
  const [written = '', expected] = line.split(' > ')
  if (expected === undefined) {
    title = line
    continue
  }
  test(`${title}: ${line.trim()}`, () => {
    const parsed = parseFacts(factsOf(written))
    assert.ok(parsed.ok, JSON.stringify(parsed))
    const { first, also, form } = decide(durham, parsed.value)
    const [, routes = '', wantedForm = null] = /^([^[]*?)(?: \[(.*)\])?$/.exec(expected) ?? []
    const [wantedFirst, ...beside] = routes.split(', ')
    assert.equal(first.route, wantedFirst)
    assert.deepEqual(also.map(({ route }) => route).sort(), beside.sort())
    assert.equal(form, wantedForm)
  })
}
