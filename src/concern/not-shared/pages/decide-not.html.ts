import {
  backLink,
  contactCard,
  type FieldFault,
  faultOf,
  faultSummary,
  type Reader,
  type StaffPage,
  titled,
} from '../../../frame/index.ts'
import { articlePath } from '../../../guide/urls.ts'
import { govukOnce } from '../../../kit/govuk.ts'
import { type Content, type Html, html } from '../../../kit/html.ts'
import { DESK_TELL, NOT_SHARED, NOT_SHARED_LIST } from '../../urls.ts'
import { CONSENTS, GROUNDS, type Tried } from '../decision.ts'
import { consentWords, groundWords } from './words.ts'

interface DecideNot {
  readonly tried: Tried
  readonly faults: readonly FieldFault[]
  /** For which of their organisations; nothing where they have one. */
  readonly organisations: readonly { readonly id: string; readonly name: string }[]
  /** yyyy-mm-dd */
  readonly today: string
  readonly csrf: Html
}

const LAW = 'the-law-in-lines'

export const back = ({ t }: Reader): Html => backLink(DESK_TELL, t('Tell'))

/** Not to share is a decision too: who decided what, when, and why. */
export const decideNotPage = (reader: Reader, view: DecideNot): StaffPage => {
  const { t, pack } = reader
  const { tried, faults, organisations, today, csrf } = view
  const title = t('Record a decision not to share')
  const door = pack.contacts.get(pack.partnership.front_door)
  const law = pack.articles.some(({ id }) => id === LAW)
  return {
    title: titled(reader, title, faults),
    before: back(reader),
    main: html`${faultSummary(reader, faults)}<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body-l">${t('If a child may be suffering significant harm, or be likely to, share it. You need no consent. If you are not sure, telephone and ask, without a name if need be.')}</p>
${door && contactCard(reader, door, { level: 2 })}
<p class="govuk-body">${t('What is relevant to a child’s safety or welfare is shared, unless that would harm the child more.')}${law && html` <a class="govuk-link" href="${articlePath('practitioners', LAW)}">${t('The law in lines')}</a>`}</p>
<p class="govuk-body">${t('You and the safeguarding lead of your organisation can read this, and nobody else. It cannot be changed or deleted later. If you change your mind, share; and record that too.')} <a class="govuk-link" href="${NOT_SHARED_LIST}">${t('Decisions not to share')}</a></p>
<form class="es-staff-form" method="post" action="${NOT_SHARED}" novalidate>${csrf}<input type="hidden" name="id" value="${tried.id}">
${fields(reader, { tried, faults, organisations, today })}
${govukOnce('Button', { text: t('Continue'), name: 'do', value: 'look' })}</form>`,
  }
}

const fields = ({ t }: Reader, { tried, faults, organisations, today }: Omit<DecideNot, 'csrf'>): Content => {
  const legend = (text: string) => ({ legend: { text, classes: 'govuk-fieldset__legend--m' } })
  const label = (text: string) => ({ text, classes: 'govuk-label--m' })
  const radios = (name: 'ground' | 'consent', ask: string, items: { value: string; text: string }[]) =>
    govukOnce('Radios', {
      name,
      idPrefix: name,
      fieldset: legend(ask),
      items: items.map((one) => ({ ...one, checked: tried[name] === one.value })),
      ...faultOf(faults, name),
    })
  const area = (name: 'about' | 'reason' | 'said', ask: string, hint: string, rows: number) =>
    govukOnce('Textarea', {
      id: name,
      name,
      label: label(ask),
      hint: { text: hint },
      rows,
      value: tried[name],
      ...faultOf(faults, name),
    })
  const line = (name: 'with' | 'advised', ask: string, hint: string) =>
    govukOnce('Input', {
      id: name,
      name,
      label: label(ask),
      hint: { text: hint },
      value: tried[name],
      ...faultOf(faults, name),
    })
  return html`${
    organisations.length > 1 &&
    govukOnce('Radios', {
      name: 'organisation',
      idPrefix: 'organisation',
      fieldset: legend(t('For which organisation did you decide?')),
      items: organisations.map(({ id, name }) => ({
        value: id,
        text: name,
        checked: tried.organisation === id,
      })),
      ...faultOf(faults, 'organisation'),
    })
  }
${area('about', t('What is not shared, and about whom?'), t('As short as can be. It is stored encrypted.'), 4)}
${line('with', t('With whom is it not shared?'), t('An agency, a person, a parent.'))}
${govukOnce('Input', {
  id: 'decided-on',
  name: 'decided-on',
  type: 'date',
  label: label(t('When was it decided?')),
  hint: { text: t('Today, if you leave it as it is.') },
  classes: 'govuk-input--width-10',
  value: tried['decided-on'],
  attributes: { max: today },
  ...faultOf(faults, 'decided-on'),
})}
${radios(
  'ground',
  t('Which reason comes nearest?'),
  GROUNDS.map((value) => ({ value, text: groundWords(t)[value] })),
)}
${area('reason', t('Your reason, in your own words'), t('What you weighed, and what would change your mind.'), 6)}
${radios(
  'consent',
  t('What did the child or the family say about sharing it?'),
  CONSENTS.map((value) => ({ value, text: consentWords(t)[value] })),
)}
${area('said', t('What they said'), t('In the words that were used. Leave it empty if they were not asked.'), 3)}
${line('advised', t('Who advised you?'), t('A safeguarding lead, First Contact, a data protection officer; and when.'))}
${govukOnce('Checkboxes', {
  name: 'colleague',
  idPrefix: 'colleague',
  fieldset: legend(t('Is it about somebody who works or volunteers for your organisation?')),
  hint: { text: t('Then nobody there but you can read this.') },
  items: [{ value: 'yes', text: t('Yes'), checked: tried.colleague === 'yes' }],
})}`
}
