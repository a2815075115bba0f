import type { Translate } from '../../kit/translate.ts'

/** 3x5x2, as the police grade what they are told: the source, the information, the handling. Partners never grade. */
export const SOURCES = ['1', '2', '3'] as const
export const INFORMATION = ['A', 'B', 'C', 'D', 'E'] as const
export const HANDLING = ['P', 'C'] as const

export interface Grade {
  readonly source: (typeof SOURCES)[number]
  readonly information: (typeof INFORMATION)[number]
  readonly handling: (typeof HANDLING)[number]
}

/** A grade that somebody gave. The last stands; those before stay. */
export interface Grading extends Grade {
  readonly id: string
  /** What whoever handles it must keep to; only with the handling C. Null also: sealed under another key. */
  readonly conditions: string | null
  readonly by: string
  readonly at: Date
}

/** “2-C-P”. */
export const gradeCode = ({ source, information, handling }: Grade): string =>
  `${source}-${information}-${handling}`

export const sourceSaid = (t: Translate, source: Grade['source']): string =>
  ({ 1: t('Reliable'), 2: t('Untested'), 3: t('Not reliable') })[source]

export const informationSaid = (t: Translate, information: Grade['information']): string =>
  ({
    A: t('Known directly'),
    B: t('Known indirectly, but corroborated'),
    C: t('Known indirectly'),
    D: t('Not known'),
    E: t('Suspected to be false'),
  })[information]

export const handlingSaid = (t: Translate, handling: Grade['handling']): string =>
  ({ P: t('Lawful sharing permitted'), C: t('Lawful sharing permitted with conditions') })[handling]
