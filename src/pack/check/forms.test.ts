import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { faultsOfForm } from '../../cli/form-faults.ts'
import { loadPack } from '../load-pack.ts'
import { checkPack } from './check-pack.ts'
import { EXAMPLE, seed, withCopiedExample } from './copied-example.ts'

const NOW = new Date('2026-11-23T12:00:00Z')
const WORRY = 'forms/worry.yaml'
const SHARING = 'forms/information-sharing.yaml'

/** One thing spoilt in a form of the example, and what is said of it, at its line or in its file. */
const FAULTS: readonly {
  name: string
  file?: string
  from: string
  to: string
  says: RegExp
  elsewhere?: true
}[] = [
  {
    name: 'a question that tells who told and is none',
    from: 'source: [your-name,',
    to: 'source: [nobody,',
    says: /“nobody” is no question/,
  },
  {
    name: 'an option of a fact that is none',
    from: 'carry: yes',
    to: 'carries: yes',
    says: /“harmed” has no option “carries”/,
  },
  {
    name: 'a word that a fact has not',
    from: 'hurt: yes',
    to: 'hurt: awful',
    says: /“awful” is no word for “significant_harm”/,
  },
  {
    name: 'a field that a vehicle has not',
    from: 'plate: plate',
    to: 'age: plate',
    says: /A vehicle has no “age”/,
  },
  {
    name: 'a repeated page that is none',
    file: SHARING,
    from: 'page: vehicles',
    to: 'page: cars',
    says: /“cars” is no repeated page/,
  },
  {
    name: 'a role that is none',
    file: SHARING,
    from: 'id: witness',
    to: 'id: bystander',
    says: /“bystander” is no role/,
    elsewhere: true,
  },
  {
    name: 'a condition about nothing',
    file: SHARING,
    from: 'when: { question: significant, is: yes } }',
    to: 'when: { question: grave, is: yes } }',
    says: /asks about “grave”/,
    elsewhere: true,
  },
  {
    name: 'a contact that there is not',
    from: 'contact: children-desk',
    to: 'contact: the-desk',
    says: /no contact “the-desk”/,
  },
  {
    name: 'a question that was never asked before',
    from: 'from: harmed',
    to: 'from: harms',
    says: /whom-to-tell.yaml has no question “harms”/,
  },
  {
    name: 'a page of consent that is none',
    from: 'pages: [what]',
    to: 'pages: [where]',
    says: /“where” is no page/,
  },
  {
    name: 'a form that is not called as its file',
    from: 'id: worry',
    to: 'id: safeguarding-referral',
    says: /called as its file/,
  },
  {
    name: 'a word to avoid',
    from: 'You, and what it is about',
    to: 'You, and their lifestyle choice',
    says: /“lifestyle choice” is among the words to avoid/,
  },
  {
    name: 'a question that nobody can come to',
    from: 'if: { question: named, is: yes }',
    to: 'if: { all: [{ question: named, is: yes }, { question: named, is: no }] }',
    says: /can never be asked/,
    elsewhere: true,
  },
  {
    name: 'a page too hard to read',
    from: 'What have you seen or heard?',
    to: 'What precipitated, necessitated or substantiated your considerable apprehension regarding safeguarding circumstances, notwithstanding organisational uncertainties, institutional responsibilities, and subsequently accumulating administrative complications?',
    says: /The reading age of/,
    elsewhere: true,
  },
]

for (const { name, file = WORRY, from, to, says, elsewhere } of FAULTS)
  test(`found in a form: ${name}`, () =>
    withCopiedExample(async (dir) => {
      const line = await seed(dir, file, from, to)
      const { faults } = await checkPack(dir, { now: NOW, faultsOfForm })
      const told = faults.filter((fault) => fault.file === file && says.test(fault.what))
      assert.ok(told.length > 0, JSON.stringify(faults))
      if (!elsewhere)
        assert.ok(
          told.some((fault) => Math.abs((fault.line ?? 0) - line) <= 1),
          `${line}: ${JSON.stringify(told)}`,
        )
    }))

test('both packs’ forms can be asked and read', async () => {
  for (const dir of [EXAMPLE, join(EXAMPLE, '../durham')]) {
    const pack = await loadPack(dir)
    assert.ok(pack.ok)
    assert.ok(pack.value.forms.size >= 2)
    for (const form of pack.value.forms.values()) assert.deepEqual(faultsOfForm(form), [])
  }
})
