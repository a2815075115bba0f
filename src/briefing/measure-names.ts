import type { Measure, Pack } from '../pack/index.ts'

/** Measures in a few words, for charts and tables; one that is not here is told by its id. */
export const MEASURE_NAMES: Readonly<Partial<Record<Measure, string>>> = {
  'recognises-signs': 'Recognising signs',
  'false-alarms': 'Ticking what is no sign',
  'would-act': 'Doing something about a worry',
  'knows-whom-to-tell': 'Knowing whom to tell',
  'sees-every-gender-at-risk': 'Seeing every gender at risk',
  'sees-risk-to-self': 'Seeing risk to self or friends',
  'support-offered': 'Support after telling',
  training: 'Training in the last year',
  confidence: 'How sure they feel',
}

/** `sees-every-gender-at-risk/sexual` → “Seeing every gender at risk: sexual exploitation”. */
export const measureName = (pack: Pack, measure: string): string => {
  const [base = '', harm] = measure.split('/')
  const name = MEASURE_NAMES[base as Measure] ?? base.replaceAll('-', ' ')
  return harm ? `${name}: ${harmName(pack, harm)}` : name
}

/** Of a fact (sexual) or of an id of harms.yaml, in the middle of a sentence. */
const harmName = (pack: Pack, harm: string): string => {
  const named = [...pack.harms.values()].find(({ id, fact }) => fact === harm || id === harm)
  const name = named?.name ?? harm
  return name.charAt(0).toLowerCase() + name.slice(1)
}
