import type { AlsoLine, Answer, Facts } from '../facts.ts'
import type { Pack } from '../pack.ts'
import type { FormId } from '../schema/routes.ts'
import type { Rule } from '../schema/whom-to-tell.ts'
import { type CompiledBeside, openness, tableOf, winner } from './compile-table.ts'
import { fillIn } from './fill-in.ts'
import { knownFrom } from './known.ts'
import { type Asking, inLanguage, isOpenAt, placesOf, reach } from './reach.ts'
import { sayTo } from './say-to.ts'

/**
 * Whom to tell: the first rule of the pack's table that holds, and what its rules put beside it, each route once.
 * Facts have been through `parseFacts`. Nothing is read or written: the same facts always give the same answer.
 * @throws where no rule holds; `checkTable` proves of a pack that this cannot be.
 */
export const decide = (pack: Pack, facts: Facts, language?: string): Answer => {
  const table = tableOf(pack)
  const at = facts.at === undefined ? undefined : new Date(facts.at)
  const asking: Asking = { teller: facts.teller, at, language }
  const known = knownFrom(facts)
  for (const [contact, open] of openness(table, (id) => isOpenAt(pack, id, at))) known.set(contact, open)

  const won = winner(table, known)
  if (won === null || !('rule' in won)) throw new Error('No rule of the table holds: run “pack check”.')
  const why = (text: CompiledBeside['why']): string =>
    fillIn(inLanguage(pack, language, sayTo(text, facts.teller)), placesOf(pack))

  const also = new Map<string, AlsoLine>()
  for (const beside of [...won.beside, ...table.beside]) {
    if (beside.route === won.first.route || also.has(beside.route) || beside.when(known) !== true) continue
    also.set(beside.route, { ...reach(pack, beside, asking), why: why(beside.why) })
  }
  return {
    first: reach(pack, won.first, asking),
    also: [...also.values()],
    form: formFor(won.rule, facts.teller),
    rule: won.rule.id,
    why: why(won.rule.why),
  }
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
