import { type Translate, translator } from '../../kit/translate.ts'
import type { Pack } from '../pack.ts'
import type { RouteId } from '../schema/routes.ts'
import type { Condition } from '../schema/whom-to-tell.ts'
import { wayTo } from './compile-table.ts'
import { inPlainWords } from './plain-words.ts'

export interface LineInWords {
  readonly route: RouteId
  /** A sentence without its full stop: "it is told by a young person". */
  readonly when: string
}

export interface RuleInWords extends LineInWords {
  readonly id: string
  readonly title: string
  readonly beside: readonly LineInWords[]
}

export interface TableInWords {
  readonly rules: readonly RuleInWords[]
  readonly beside: readonly LineInWords[]
  /** The conditions that have a name, explained. */
  readonly conditions: readonly { readonly name: string; readonly when: string }[]
}

/** What a condition of the pack is called on pages: its id, with spaces. */
export const conditionName = (id: string): string => id.replaceAll('-', ' ')

/** The table for people: its rules in order, what each asks for in plain words, where it leads. */
export const describeTable = (pack: Pack, t: Translate = translator(undefined)): TableInWords => {
  const { rules, beside, conditions } = pack.whomToTell
  const words = (condition: unknown): string =>
    inPlainWords(condition as Condition, {
      t,
      contactName: (id) => t(pack.contacts.get(id)?.name ?? id),
      conditionName: (id) => t(conditionName(id)),
    })
  const line = (written: { route: string; when?: unknown }): LineInWords => ({
    route: wayTo(written.route).route,
    when: written.when === undefined ? t('always') : words(written.when),
  })
  return {
    rules: rules.map(({ id, title, first, when, beside: lines = [] }) => ({
      id,
      title,
      ...line({ route: first, when }),
      beside: lines.map(line),
    })),
    beside: beside.map(line),
    conditions: Object.entries(conditions).map(([name, when]) => ({
      name: t(conditionName(name)),
      when: words(when),
    })),
  }
}
