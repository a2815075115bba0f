import type { Answer, Facts } from '../facts.ts'
import { isOpen } from '../opening-hours.ts'
import type { Pack } from '../pack.ts'
import type { TextByTeller } from '../schema/common.ts'
import type { FormId } from '../schema/routes.ts'
import type { Rule } from '../schema/whom-to-tell.ts'
import {
  type CompiledBeside,
  type CompiledRule,
  openness,
  type Table,
  tableOf,
  winner,
} from './compile-table.ts'
import { fillIn } from './fill-in.ts'
import { knownFrom } from './known.ts'
import { type Asking, contactOf, inLanguage, placesOf, reach } from './reach.ts'
import { sayTo } from './say-to.ts'

/** What the table says, before it is put into words: the rule that won, the lines shown beside, the form. */
export interface Decision {
  readonly rule: CompiledRule
  readonly beside: readonly CompiledBeside[]
  readonly form: FormId | null
}

/**
 * The first rule that holds, and what its lines and those for every rule put beside it, each route once.
 * @throws where no rule holds; `checkTable` proves of a pack that this cannot be.
 */
export const judge = (table: Table, facts: Facts, isOpen: (contact: string) => boolean): Decision => {
  const known = knownFrom(facts)
  for (const [contact, open] of openness(table, isOpen)) known.set(contact, open)
  const rule = winner(table, known)
  if (rule === null || !('rule' in rule)) throw new Error('No rule of the table holds: run “pack check”.')

  const beside = new Map<string, CompiledBeside>()
  for (const line of [...rule.beside, ...table.beside]) {
    if (line.route === rule.first.route || beside.has(line.route) || line.when(known) !== true) continue
    beside.set(line.route, line)
  }
  return { rule, beside: [...beside.values()], form: formFor(rule.rule, facts.teller) }
}

/**
 * Whom to tell, in words. Facts have been through `parseFacts`. Nothing is read or written: the same facts always
 * give the same answer.
 * @param language of the answer, where the pack has it; else English
 */
export const decide = (pack: Pack, facts: Facts, language?: string): Answer => {
  const asking: Asking = { teller: facts.teller, language, ...openAt(pack, facts.at) }
  const { rule, beside, form } = judge(tableOf(pack), facts, asking.isOpen)
  const why = (text: TextByTeller): string =>
    fillIn(inLanguage(pack, language, sayTo(text, facts.teller)), placesOf(pack, language))
  return {
    first: reach(pack, rule.first, asking),
    also: beside.map((line) => ({
      ...reach(pack, line, asking),
      why: why(line.why),
      usual: contactOf(pack, line)?.id ?? null,
    })),
    form,
    rule: rule.rule.id,
    why: why(rule.rule.why),
  }
}

/** Who is there at this moment, each looked up once; everybody is where no moment is given. */
const openAt = (pack: Pack, at: string | undefined): Pick<Asking, 'at' | 'isOpen'> => {
  if (at === undefined) return { isOpen: () => true }
  const moment = new Date(at)
  const looked = new Map<string, boolean>()
  const isOpenNow = (id: string): boolean => {
    const contact = pack.contacts.get(id)
    const open = looked.get(id) ?? (!contact || isOpen(contact, moment, pack))
    looked.set(id, open)
    return open
  }
  return { at: moment, isOpen: isOpenNow }
}

const formFor = ({ form }: Rule, teller: Facts['teller']): FormId | null => {
  const id =
    form === null || typeof form === 'string'
      ? form
      : teller === 'practitioner'
        ? form.practitioner
        : form.default
  return id as FormId | null
}
