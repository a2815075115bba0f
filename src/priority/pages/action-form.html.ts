import type { StaffPage } from '../../accounts/index.ts'
import { backLink, type Reader } from '../../frame/index.ts'
import { govukOnce } from '../../kit/govuk.ts'
import { type Html, html } from '../../kit/html.ts'
import type { Problem } from '../../kit/result.ts'
import { priorityUrls } from '../urls.ts'
import { errorOf, errors, submit } from './frame.html.ts'

/** An action as it is typed. */
export interface TypedAction {
  readonly answers: string
  readonly gap: string
  readonly says: string
  readonly owner: string
  readonly email: string
  readonly due: string
}

interface Shown {
  readonly slug: string
  /** Of the action; a new one's comes with the form. */
  readonly id: string
  /** Null: it is planned; else the version that is worded anew. */
  readonly seen: number | null
  readonly typed: TypedAction
  /** What it may answer: learning first. */
  readonly choices: readonly { readonly value: string; readonly text: string }[]
  readonly faults: readonly Problem[]
  readonly csrf: Html
}

/** Plans an action, or words one anew: what, who, by when, and which learning it answers. */
export const actionForm = (
  reader: Reader,
  { slug, id, seen, typed, choices, faults, csrf }: Shown,
): StaffPage => {
  const { t } = reader
  const heading = seen === null ? t('Plan an action') : t('Word the action anew')
  const line = (name: 'says' | 'owner' | 'email', words: string, hint: string): Html =>
    govukOnce('Input', {
      id: name,
      name,
      label: { text: words, classes: 'govuk-label--s' },
      hint: { text: hint },
      value: typed[name],
      ...(name === 'email' ? { type: 'email' as const, spellcheck: false, autocomplete: 'off' } : {}),
      ...errorOf(reader, faults, name),
    })
  return {
    title: faults.length > 0 ? t('Error: {name}', { name: heading }) : heading,
    before: backLink(seen === null ? priorityUrls.one(slug) : priorityUrls.action(slug, id), t('Back')),
    main: html`${errors(reader, faults)}<h1 class="govuk-heading-l">${heading}</h1><form method="post" action="${seen === null ? priorityUrls.plan(slug) : priorityUrls.action(slug, id)}" novalidate>${csrf}<input type="hidden" name="id" value="${id}">${seen !== null && html`<input type="hidden" name="seen" value="${seen}"><input type="hidden" name="do" value="reword">`}
${
  seen === null &&
  govukOnce('Select', {
    id: 'answers',
    name: 'answers',
    label: { text: t('Which learning does it answer?'), classes: 'govuk-label--s' },
    value: typed.answers,
    items: [{ value: '', text: t('Choose') }, ...choices],
    ...errorOf(reader, faults, 'answers'),
  })
}${
  seen === null &&
  govukOnce('Input', {
    id: 'gap',
    name: 'gap',
    label: { text: t('The gap, where nothing measures it'), classes: 'govuk-label--s' },
    hint: { text: t('Only where “A gap that nothing measures” is chosen above.') },
    value: typed.gap,
    ...errorOf(reader, faults, 'gap'),
  })
}${line('says', t('What is to be done?'), t('One thing that somebody can say is done.'))}${line('owner', t('Who sees to it?'), t('A named person or an organisation.'))}${line('email', t('Their e-mail (optional)'), t('They are reminded when it is due soon or overdue, at most once a week.'))}${govukOnce(
  'Input',
  {
    id: 'due',
    name: 'due',
    label: { text: t('By when?'), classes: 'govuk-label--s' },
    hint: { text: t('A working day in England.') },
    value: typed.due,
    type: 'date',
    classes: 'govuk-input--width-10',
    ...errorOf(reader, faults, 'due'),
  },
)}${submit(seen === null ? t('Plan it') : t('Save'))}</form>`,
  }
}
