import { govuk } from '../kit/govuk.ts'
import { dangerouslyTrustedHtml, type Html, html } from '../kit/html.ts'
import { PREFER_NOT_TO_SAY } from './answers.ts'
import { type FieldView, hintOf, idOf, legendOf } from './field-view.ts'
import { optionsInOrder } from './order.ts'
import { otherOf } from './walk.ts'

interface Choice {
  readonly value: string
  readonly text: string
  readonly hint?: string | undefined
  readonly other?: string | undefined
  /** Stands at the end of a scale: what the number means. */
  readonly end?: string | undefined
  readonly alone?: boolean | undefined
}

/** Between two choices while a control is made: where it is cut, so that they can be put in another order. */
const CUT = '\u241E'
const CUTS = /<div class="govuk-(?:radios|checkboxes)__divider">\u241E<\/div>\n?/

/**
 * Radios, checkboxes or a scale. The macro makes them once, in the order of the definition; each person's own order
 * is put together from its pieces.
 */
export function choiceField(view: FieldView): Html {
  const { t, question, allocation, fault } = view
  const several = question.type === 'checkboxes'
  const choices = question.type === 'scale' ? scaleChoices(view) : optionChoices(view)
  if (question.prefer_not_to_say)
    choices.push({ value: PREFER_NOT_TO_SAY, text: t('Prefer not to say'), alone: true })
  const hint = hintOf(view)
  const [head = '', ...rest] = govuk(several ? 'Checkboxes' : 'Radios', {
    name: question.id,
    idPrefix: idOf(question),
    fieldset: { legend: legendOf(view) },
    ...(hint ? { hint: { text: hint } } : {}),
    ...(fault && fault.part !== 'other' ? { errorMessage: { text: fault.text } } : {}),
    ...(question.type === 'scale' ? { classes: 'es-scale' } : {}),
    items: [
      { divider: CUT },
      ...choices.flatMap((choice) => [itemOf(view, choice, several), { divider: CUT }]),
    ],
  }).text.split(CUTS)
  const foot = rest.pop() ?? ''
  const pieces = new Map(choices.map(({ value }, i) => [value, rest[i] ?? '']))
  const inOrder =
    question.type === 'scale'
      ? choices.map(({ value }) => value)
      : [
          ...optionsInOrder(question, allocation).map(({ id }) => id),
          ...(question.prefer_not_to_say ? [PREFER_NOT_TO_SAY] : []),
        ]
  const alone = new Set(choices.filter((choice) => choice.alone).map(({ value }) => value))
  const split = several ? inOrder.findIndex((value) => alone.has(value)) : -1
  const or = html`<div class="govuk-checkboxes__divider">${t('or')}</div>`.text
  return dangerouslyTrustedHtml(
    head +
      inOrder.map((value, i) => (split > 0 && i === split ? or : '') + (pieces.get(value) ?? '')).join('') +
      foot,
  )
}

const optionChoices = ({ say, question }: FieldView): Choice[] =>
  (question.options ?? []).map((option) => ({
    value: option.id,
    text: say(option.say),
    hint: option.hint && say(option.hint),
    other: option.other && say(option.other),
    alone: option.exclusive,
  }))

function scaleChoices({ say, question: { scale } }: FieldView): Choice[] {
  if (!scale) return []
  const { from, to, from_label, to_label } = scale
  return Array.from({ length: to - from + 1 }, (_, i) => ({
    value: String(from + i),
    text: String(from + i),
    end: i === 0 ? say(from_label) : from + i === to ? say(to_label) : undefined,
  }))
}

function itemOf(
  { question, fault }: FieldView,
  { value, text, hint, other, end, alone }: Choice,
  several: boolean,
) {
  return {
    value,
    id: `${idOf(question)}_${value}`,
    ...(end ? { html: html`${text} <span class="es-scale__end">${end}</span>`.text } : { text }),
    ...(hint ? { hint: { text: hint } } : {}),
    ...(alone && several ? { behaviour: 'exclusive' as const } : {}),
    ...(other
      ? {
          conditional: {
            html: govuk('Input', {
              id: `${idOf(question)}_other`,
              name: otherOf(question.id),
              label: { text: other },
              autocomplete: 'off',
              ...(fault?.part === 'other' ? { errorMessage: { text: fault.text } } : {}),
            }).text,
          },
        }
      : {}),
  }
}
