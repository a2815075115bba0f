import type { Problem } from '../kit/result.ts'
import type { Parts } from './parts.ts'
import type { CountedFrom, KeptRecord, KeptType } from './schema/keeping.ts'
import { FORMS } from './schema/routes.ts'

/** From what each record may be counted. */
const FITS: Readonly<Record<KeptRecord, readonly CountedFrom[]>> = {
  concern: ['told', 'last-done', 'closed', 'child-18'],
  'not-shared': ['decided'],
  comment: ['answered'],
  'focus-group': ['held'],
  account: ['ended'],
  request: ['closed'],
}

const ofConcerns = ['forms', 'significant', 'works_with_children', 'harms', 'outcomes'] as const

/** Whether every concern has one period, each period counts from something that there is, and each id stands once. */
export const checkKeeping = ({ keeping, desk }: Parts): Problem[] => {
  if (!keeping) return []
  const { value, where } = keeping
  const outcomes = new Set(desk?.value.outcomes.map(({ id }) => id))
  const twice = (list: 'records' | 'withhold' | 'erase' | 'keep'): Problem[] =>
    value[list].flatMap(({ id }, i) =>
      value[list].findIndex((one) => one.id === id) < i
        ? [{ where: where([list, i, 'id']), what: `“${id}” stands twice.`, right: 'Keep one of them.' }]
        : [],
    )
  return [
    ...twice('records'),
    ...twice('withhold'),
    ...twice('erase'),
    ...twice('keep'),
    ...value.records.flatMap((one, i): Problem[] => [
      ...(FITS[one.records].includes(one.keep.from)
        ? []
        : [
            {
              where: where(['records', i, 'keep', 'from']),
              what: `A record of the kind “${one.records}” has no “${one.keep.from}”.`,
              right: `Count from ${FITS[one.records].join(' or ')}.`,
            },
          ]),
      ...((one.keep.years ?? 0) * 12 + (one.keep.months ?? 0) > 0 || one.keep.from === 'child-18'
        ? []
        : [
            {
              where: where(['records', i, 'keep']),
              what: 'It would be deleted at once.',
              right: 'Say for how many years or months it is kept.',
            },
          ]),
      ...(one.records === 'concern'
        ? []
        : ofConcerns
            .filter((name) => one[name] !== undefined)
            .map((name) => ({
              where: where(['records', i, name]),
              what: `“${name}” is asked of concerns alone.`,
              right: 'Take it away.',
            }))),
      ...(one.outcomes ?? [])
        .filter((id) => !outcomes.has(id))
        .map((id) => ({
          where: where(['records', i, 'outcomes']),
          what: `There is no outcome “${id}”.`,
          right: 'Name an id of the outcomes in desk.yaml.',
        })),
    ]),
    ...withoutPeriod(value.records).map((what) => ({
      where: where(['records']),
      what,
      right: 'Add a type without conditions, after those with some.',
    })),
  ]
}

/** Whatever is told has a period: by a type that asks neither for a harm nor for an outcome. */
const withoutPeriod = (records: readonly KeptType[]): string[] => {
  const certain = records.filter(
    (one) => one.records === 'concern' && !one.harms && !one.outcomes && !one.works_with_children,
  )
  return FORMS.flatMap((form) =>
    [true, false].flatMap((significant) =>
      certain.some(
        (one) =>
          (one.forms?.includes(form) ?? true) &&
          (one.significant === undefined || one.significant === significant),
      )
        ? []
        : [
            `What is told by the form “${form}” has no period where significant harm ${significant ? 'is' : 'is not'} feared.`,
          ],
    ),
  )
}
