import { BOX_HOLDS, govuk } from '../kit/govuk.ts'
import { dangerouslyTrustedHtml, type Html } from '../kit/html.ts'
import type { Allocation } from './answers.ts'
import { choiceField } from './choice-field.html.ts'
import { lengthOf } from './fault-of.ts'
import { type FieldView, hintOf, idOf, legendOf } from './field-view.ts'
import { filled } from './filled.ts'
import { optionsInOrder } from './order.ts'
import type { PageFault } from './read-page.ts'

/** Where a link to a fault leads: the first box or choice that it is about. */
export function anchorOf({ question, part }: PageFault, allocation: Allocation): string {
  const id = idOf(question)
  if (question.type === 'date') return `${id}_${part ?? 'day'}`
  if (part === 'other') return `${id}_other`
  if (question.type === 'scale') return `${id}_${question.scale?.from ?? 0}`
  if (question.type !== 'radios' && question.type !== 'checkboxes') return id
  return `${id}_${optionsInOrder(question, allocation)[0]?.id ?? ''}`
}

/** One question's control. What is alike for everybody is made once; what one person typed is put into it. */
export function field(view: FieldView): Html {
  const { question } = view
  const made =
    question.type === 'radios' || question.type === 'checkboxes' || question.type === 'scale'
      ? choiceField(view)
      : oneBox(view)
  return dangerouslyTrustedHtml(filled(made.text, view.typed))
}

function oneBox(view: FieldView): Html {
  const { t, say, question, fault, heading } = view
  const { id, type } = question
  const hint = hintOf(view)
  const parts = {
    ...(hint ? { hint: { text: hint } } : {}),
    ...(fault ? { errorMessage: { text: fault.text } } : {}),
  }
  if (type === 'date') {
    const box = (part: 'day' | 'month' | 'year', label: string) => ({
      id: `${idOf(question)}_${part}`,
      name: `${id}/${part}`,
      label,
      classes: part === 'year' ? 'govuk-input--width-4' : 'govuk-input--width-2',
      autocomplete: 'off',
      ...(fault ? { error: fault.part === undefined || fault.part === part } : {}),
    })
    const made = govuk('DateInput', {
      id: idOf(question),
      fieldset: { legend: legendOf(view) },
      ...parts,
      items: [box('day', t('Day')), box('month', t('Month')), box('year', t('Year'))],
    })
    // The macro's role is a fieldset's own anyway, and a fault to those who check HTML.
    return dangerouslyTrustedHtml(made.text.replace(' role="group"', ''))
  }
  const control = {
    id: idOf(question),
    name: id,
    label: { text: say(question.ask), isPageHeading: heading, classes: labelClass(heading) },
    ...parts,
  }
  if (type === 'select') {
    const offered = (question.options ?? []).map((option) => ({ value: option.id, text: say(option.say) }))
    const silent = question.prefer_not_to_say
      ? [{ value: 'prefer-not-to-say', text: t('Prefer not to say') }]
      : []
    return govuk('Select', {
      ...control,
      items: [{ value: '', text: t('Choose one') }, ...offered, ...silent],
    })
  }
  if (type === 'textarea')
    return govuk('Textarea', {
      ...control,
      rows: lengthOf(question) > 500 ? 8 : 4,
      autocomplete: 'off',
      attributes: BOX_HOLDS,
    })
  if (type === 'number')
    return govuk('Input', {
      ...control,
      autocomplete: 'off',
      inputmode: question.decimals ? 'decimal' : 'numeric',
      classes: 'govuk-input--width-5',
    })
  return govuk('Input', { ...control, autocomplete: 'off' })
}

const labelClass = (heading: boolean): string => (heading ? 'govuk-label--l' : 'govuk-label--m')
