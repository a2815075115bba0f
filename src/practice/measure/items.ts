import type { AtWork, Pack } from '../../pack/index.ts'
import type { CodedAnswers } from '../sharing/coded.ts'
import { doorOf, type SharedAudience } from '../sharing/share-answers.ts'

/** What is asked before, after and eight weeks on, told in this order: items of the surveys, and of trades their own. */
const MEASURED = ['recognises-signs', 'knows-whom-to-tell', 'confidence'] as const
export type MeasuredItem = (typeof MEASURED)[number]

/** An item as it is asked of an audience, in the words and with the options of its survey, or of the pack for trades. */
export interface AskedItem {
  readonly item: MeasuredItem
  readonly ask: string
  readonly options: readonly {
    readonly id: string
    readonly say: string
    /** Of signs: false is a decoy. Of what is known: whether it counts. */
    readonly counts: boolean
  }[]
  /** Ends of a scale of whole numbers. */
  readonly scale: {
    readonly from: number
    readonly to: number
    readonly low: string
    readonly high: string
  } | null
}

export const NONE = 'none-of-these'

/** What an audience is asked; nothing where the pack has no survey of theirs (of trades no items), or nothing to practise. */
export function itemsFor({ survey, instruments, practice }: Pack, audience: SharedAudience): AskedItem[] {
  const practised =
    (audience === 'practitioners' && practice?.scenarios) ||
    [...(practice?.exercises.values() ?? [])].some(({ doors }) => doors[0] === doorOf(audience))
  if (!practised) return []
  if (audience === 'trades') return practice?.atWork ? itemsAtWork(practice.atWork) : []
  if (!survey) return []
  const instrument = [...instruments.values()].find((one) => one.audience === audience)
  return MEASURED.flatMap((item): AskedItem[] => {
    const entry = instrument?.questions.find((one) => one.item === item)
    const bank = survey.items.find(({ measure }) => measure === item)
    const ask = entry?.ask ?? bank?.asked[audience]?.[0]
    if (!entry || !bank || ask === undefined) return []
    if (item === 'recognises-signs') {
      const wanted = (id: string): boolean => entry.options?.includes(id) ?? true
      const signs = survey.signs.filter(({ sign }) => wanted(sign))
      const decoys = survey.decoys.filter(({ id }) => wanted(id))
      return [{ item, ask, options: mixed(signs, decoys), scale: null }]
    }
    if (item === 'confidence') {
      const { from = 0, to = 10, from_label: low = '', to_label: high = '' } = entry.scale ?? {}
      return [{ item, ask, options: [], scale: { from, to, low, high } }]
    }
    const [yes, no] = [bank.counts ?? [], bank.does_not_count ?? []]
    const answers = entry.answers ?? [...yes.slice(0, 1), ...no.slice(0, 2)]
    const options = answers.map((say) => ({ id: codeOf(say), say, counts: yes.includes(say) }))
    return [{ item, ask, options, scale: null }]
  })
}

/** What people at work in a trade are asked: of no survey, but by the same measures, so that it is read the same way. */
const itemsAtWork = ({ recognises_signs, knows_whom_to_tell, confidence }: AtWork): AskedItem[] => [
  {
    item: 'recognises-signs',
    ask: recognises_signs.ask,
    options: mixed(recognises_signs.signs, recognises_signs.decoys),
    scale: null,
  },
  {
    item: 'knows-whom-to-tell',
    ask: knows_whom_to_tell.ask,
    options: knows_whom_to_tell.answers.map(({ id, say, calls }) => ({
      id,
      say,
      counts: calls !== undefined,
    })),
    scale: null,
  },
  {
    item: 'confidence',
    ask: confidence.ask,
    options: [],
    scale: { from: 0, to: 10, low: confidence.least, high: confidence.most },
  },
]

/** Real signs and decoys in the order of the alphabet, so that neither stand together. */
const mixed = (
  signs: readonly { readonly sign: string; readonly say: string }[],
  decoys: readonly { readonly id: string; readonly say: string }[],
): AskedItem['options'] =>
  [
    ...signs.map(({ sign, say }) => ({ id: sign, say, counts: true })),
    ...decoys.map(({ id, say }) => ({ id: `decoy-${id}`, say, counts: false })),
  ].sort((a, b) => a.say.localeCompare(b.say, 'en'))

/** As the surveys code an answer: “Not sure” is not-sure. */
const codeOf = (say: string): string =>
  say
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

/** When it was asked. */
export type Moment = 'before' | 'after' | 'later'

/** What was answered, as it may be kept: what was left out, or is no answer of ours, is not in it. */
export function readItems(
  items: readonly AskedItem[],
  moment: Moment,
  sent: Readonly<Record<string, unknown>>,
): CodedAnswers {
  const answers: Record<string, string | number | string[]> = {}
  for (const { item, options, scale } of items) {
    const given = [sent[item]].flat().filter((one): one is string => typeof one === 'string')
    const key = `${moment}.${item}`
    if (item === 'recognises-signs') {
      const ticked = options.map(({ id }) => id).filter((id) => given.includes(id))
      if (ticked.length > 0 || given.includes(NONE)) answers[key] = ticked
    } else if (scale) {
      const value = given[0] !== undefined && /^\d{1,3}$/.test(given[0]) ? Number(given[0]) : Number.NaN
      if (value >= scale.from && value <= scale.to) answers[key] = value
    } else if (options.some(({ id }) => id === given[0])) answers[key] = given[0] as string
  }
  return answers
}
