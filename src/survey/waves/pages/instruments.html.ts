import { momentInWords, type StaffPage } from '../../../accounts/index.ts'
import {
  backLink,
  type FieldFault,
  faultOf,
  faultSummary,
  type Reader,
  titled,
} from '../../../frame/index.ts'
import { govuk, govukOnce } from '../../../kit/govuk.ts'
import { type Content, type Html, html } from '../../../kit/html.ts'
import type { Problem } from '../../../kit/result.ts'
import {
  type Entry,
  type Instrument,
  MEASURES,
  type Measure,
  OWN_KINDS,
  type Survey,
} from '../../../pack/index.ts'
import type { Minutes } from '../../instruments/minutes.ts'
import { INSTRUMENTS, instrumentPath, WAVES } from '../../urls.ts'
import type { InstrumentCopy } from '../instrument-queries.ts'

/** Whom it asks and how much; of a copy also when it was last changed, since all copies begin with one title. */
export const aboutInstrument = (
  reader: Reader,
  { audience, questions }: Instrument,
  changedAt?: Date,
): string => {
  const { t, pack } = reader
  return [
    t(pack.survey?.audiences[audience]?.name ?? audience),
    t('{n} questions', { n: questions.length }),
    ...(changedAt ? [t('yours, changed {when}', { when: momentInWords(reader, changedAt) })] : []),
  ].join(' · ')
}

/** The instruments of the pack, and copies that were made of them. */
export const instrumentsPage = (reader: Reader, csrf: Html, copies: readonly InstrumentCopy[]): StaffPage => {
  const { t, pack } = reader
  const all = [...pack.instruments.values()]
  return {
    title: t('What is asked'),
    main: html`<h1 class="govuk-heading-l">${t('What is asked')}</h1>
<h2 class="govuk-heading-m">${t('Yours')}</h2>
${copies.length === 0 ? html`<p class="govuk-body">${t('Nothing yet. Copy one of those below to change its questions.')}</p>` : html`<ul class="es-rows">${copies.map(({ id, content, changedAt }) => html`<li><div><a class="govuk-link" href="${instrumentPath(id)}"><strong>${content.title}</strong></a><p class="govuk-hint">${aboutInstrument(reader, content, changedAt)}</p></div><a class="govuk-link" href="${instrumentPath(id)}/preview">${t('Look')}<span class="govuk-visually-hidden">: ${content.title}</span></a></li>`)}</ul>`}
<h2 class="govuk-heading-m">${t('Ready to use')}</h2>
${all.length === 0 ? html`<p class="govuk-body">${t('This partnership’s content has no survey.')}</p>` : html`<ul class="es-rows">${all.map((instrument) => html`<li><div><strong>${t(instrument.title)}</strong><p class="govuk-hint">${aboutInstrument(reader, instrument)}</p><p class="govuk-body"><a class="govuk-link" href="${INSTRUMENTS}/pack/${instrument.id}/preview">${t('Look')}<span class="govuk-visually-hidden">: ${t(instrument.title)}</span></a> · <a class="govuk-link" href="${WAVES}/new?instrument=pack/${instrument.id}">${t('Open a survey')}<span class="govuk-visually-hidden">: ${t(instrument.title)}</span></a></p></div><form method="post" action="${INSTRUMENTS}/copy">${csrf}<input type="hidden" name="instrument" value="${instrument.id}">${govuk('Button', { html: html`${t('Copy')}<span class="govuk-visually-hidden">: ${t(instrument.title)}</span>`.text, classes: 'govuk-button--secondary es-small' })}</form></li>`)}</ul>`}`,
  }
}

/** What an entry asks, in a line. */
const entryWords = (survey: Survey, { audience }: Instrument, entry: Entry): string =>
  entry.vignette ??
  entry.ask ??
  survey.items.find(({ measure }) => measure === entry.item)?.asked[audience]?.[0] ??
  entry.id

interface EditorView {
  readonly csrf: Html
  readonly copy: InstrumentCopy
  readonly survey: Survey
  readonly problems: readonly Problem[]
  readonly minutes: Minutes | null
  readonly addable: readonly Measure[]
  readonly faults?: readonly FieldFault[]
}

/** A copy being changed: its questions in order, each with what can be done to it. */
export const editorPage = (reader: Reader, view: EditorView): StaffPage => {
  const { t } = reader
  const { csrf, copy, survey, problems, minutes, faults = [] } = view
  const { content, id } = copy
  const to = instrumentPath(id)
  const step = html`${csrf}<input type="hidden" name="step" value="${copy.step}">`
  return {
    title: titled(reader, t('What is asked'), faults),
    before: backLink(INSTRUMENTS, t('What is asked')),
    main: html`${faultSummary(reader, faults)}<h1 class="govuk-heading-l">${content.title}</h1>
${problems.length > 0 ? html`<div class="es-problems"><h2 class="govuk-heading-s">${t('It cannot be asked like this yet')}</h2><ul class="govuk-list govuk-list--bullet">${problems.map(({ what, right }) => html`<li>${what} ${right}</li>`)}</ul></div>` : minutes && html`<p class="govuk-body">${t('{questions} questions, {words} words: about {minutes} minutes to answer.', { questions: minutes.questions, words: minutes.words, minutes: minutes.minutes })}</p>`}
${
  (copy.undo !== null || copy.redo !== null) &&
  html`<form class="es-actions" method="post" action="${to}">${step}${copy.undo !== null && govuk('Button', { text: t('Undo'), name: 'do', value: 'undo', classes: 'govuk-button--secondary' })}${copy.redo !== null && govuk('Button', { text: t('Redo'), name: 'do', value: 'redo', classes: 'govuk-button--secondary' })}</form>`
}
<ul class="es-tabs"><li><a class="govuk-link" href="${to}/preview">${t('Look at it')}</a></li><li><a class="govuk-link" href="${to}/words">${t('Title and what is said before')}</a></li>${problems.length === 0 && html`<li><a class="govuk-link" href="${WAVES}/new?instrument=${id}">${t('Open a survey')}</a></li>`}</ul>
<form method="post" action="${to}">${step}<ol class="es-entries">${content.questions.map((entry, i) => entryRow(reader, view, entry, i, survey))}</ol></form>
${adding(reader, view, step)}`,
  }
}

const entryRow = (reader: Reader, { copy }: EditorView, entry: Entry, i: number, survey: Survey): Html => {
  const { t } = reader
  const words = entryWords(survey, copy.content, entry)
  const last = copy.content.questions.length - 1
  const button = (verb: string, text: string): Html =>
    html`<button class="govuk-button govuk-button--secondary es-small" type="submit" name="do" value="${verb} ${entry.id}">${text}<span class="govuk-visually-hidden">: ${words}</span></button>`
  return html`<li><p class="govuk-body">${words}</p><p class="govuk-hint">${entry.vignette ? t('A story') : entry.item ? t('From the item bank') : t('Your own question')}${entry.if && html` · ${t('only after some answers')}`}${entry.required && html` · ${t('must be answered')}`}</p>
<div class="es-entries__do">${i > 0 && button('up', t('Up'))}${i < last && button('down', t('Down'))}${!entry.vignette && html`<a class="govuk-link" href="${instrumentPath(copy.id)}/questions/${entry.id}">${t('Change')}<span class="govuk-visually-hidden">: ${words}</span></a>`}${copy.content.questions.length > 1 && button('remove', t('Remove'))}</div></li>`
}

const adding = (reader: Reader, { copy, survey, addable, faults = [] }: EditorView, step: Html): Html => {
  const { t } = reader
  const to = instrumentPath(copy.id)
  const kinds: Record<(typeof OWN_KINDS)[number], string> = {
    radios: t('Choose one'),
    checkboxes: t('Choose several'),
    scale: t('A scale'),
    textarea: t('Own words'),
  }
  return html`<h2 class="govuk-heading-m">${t('Add a question')}</h2>
${addable.length > 0 && html`<form class="es-staff-form" method="post" action="${to}">${step}${govuk('Select', { id: 'item', name: 'item', label: { text: t('From the item bank') }, hint: { text: t('What is asked in these words can be compared with other places and years.') }, items: addable.map((measure) => ({ value: measure, text: survey.items.find((one) => one.measure === measure)?.asked[copy.content.audience]?.[0] ?? measure })) })}${govuk('Button', { text: t('Add it'), name: 'do', value: 'add-item', classes: 'govuk-button--secondary' })}</form>`}
<form class="es-staff-form" method="post" action="${to}" novalidate>${step}${govukOnce('Input', { id: 'ask', name: 'ask', label: { text: t('Your own question') }, hint: { text: t('Nobody is asked what happened to them.') }, ...faultOf(faults, 'ask') })}
${govuk('Select', { id: 'own', name: 'own', label: { text: t('How is it answered?') }, items: OWN_KINDS.map((kind) => ({ value: kind, text: kinds[kind] })) })}
${govuk('Button', { text: t('Add it'), name: 'do', value: 'add-own', classes: 'govuk-button--secondary' })}</form>`
}

interface EntryView {
  readonly csrf: Html
  readonly copy: InstrumentCopy
  readonly survey: Survey
  readonly entry: Entry
  /** Options of the bank, where the question has some. */
  readonly options: readonly { readonly id: string; readonly say: string }[]
  /** Questions above it on whose answers it may depend. */
  readonly conditions: readonly { readonly value: string; readonly text: string }[]
  readonly faults?: readonly FieldFault[]
}

/** One question: its words, its options, whether it must be answered, and after which answer it is asked. */
export const entryPage = (
  reader: Reader,
  { csrf, copy, survey, entry, options, conditions, faults = [] }: EntryView,
): StaffPage => {
  const { t } = reader
  const to = `${instrumentPath(copy.id)}/questions/${entry.id}`
  const chosen = entry.if ? `${entry.if.question} ${entry.if.is_any.join(' ')}` : ''
  const chooses = entry.item
    ? ['one', 'several', 'group'].includes(MEASURES[entry.item])
    : entry.own === 'radios' || entry.own === 'checkboxes'
  return {
    title: titled(reader, t('Change a question'), faults),
    before: backLink(instrumentPath(copy.id), copy.content.title),
    main: html`${faultSummary(reader, faults)}<h1 class="govuk-heading-l">${t('Change a question')}</h1>
<form class="es-staff-form" method="post" action="${to}" novalidate>${csrf}<input type="hidden" name="step" value="${copy.step}">
${govukOnce('Input', { id: 'ask', name: 'ask', label: { text: t('What is asked') }, ...(entry.item ? { hint: { text: t('In other words than those of the item bank, figures are harder to compare.') } } : {}), value: entryWords(survey, copy.content, entry), ...faultOf(faults, 'ask') })}
${govukOnce('Input', { id: 'hint', name: 'hint', label: { text: t('Hint') }, value: entry.hint ?? '' })}
${entry.choices && govukOnce('Textarea', { id: 'choices', name: 'choices', rows: 6, label: { text: t('What can be chosen, one a line') }, value: entry.choices.map(({ say }) => say).join('\n'), ...faultOf(faults, 'choices') })}
${options.length > 0 && govukOnce('Checkboxes', { name: 'options', idPrefix: 'options', fieldset: { legend: { text: t('What can be chosen'), classes: 'govuk-fieldset__legend--s' } }, items: options.map(({ id, say }, i) => ({ value: id, text: say, checked: entry.options?.includes(id) ?? true, ...(i === 0 ? { id: 'options' } : {}) })), ...faultOf(faults, 'options') })}
${govukOnce('Checkboxes', {
  name: 'also',
  idPrefix: 'also',
  fieldset: { legend: { text: t('And'), classes: 'govuk-fieldset__legend--s' } },
  items: [
    { value: 'required', text: t('It must be answered'), checked: entry.required === true },
    ...(chooses
      ? [{ value: 'other', text: t('“Something else”, with a box'), checked: entry.other === true }]
      : []),
    {
      value: 'prefer-not-to-say',
      text: t('“I would rather not say”'),
      checked: entry.prefer_not_to_say === true,
    },
  ],
})}
${conditions.length > 0 && govukOnce('Select', { id: 'if', name: 'if', label: { text: t('Asked only after') }, items: [{ value: '', text: t('Always asked') }, ...conditions.map((one) => ({ ...one, selected: one.value === chosen }))] })}
${govuk('Button', { text: t('Save'), preventDoubleClick: true })}</form>`,
  }
}

/** The title, and what is said before and after. */
export const wordsPage = (
  reader: Reader,
  csrf: Html,
  copy: InstrumentCopy,
  faults: readonly FieldFault[] = [],
): StaffPage => {
  const { t } = reader
  const { content } = copy
  const area = (id: string, label: string, value: string): Content =>
    govukOnce('Textarea', { id, name: id, rows: 3, label: { text: label }, value, ...faultOf(faults, id) })
  return {
    title: titled(reader, t('Title and what is said before'), faults),
    before: backLink(instrumentPath(copy.id), content.title),
    main: html`${faultSummary(reader, faults)}<h1 class="govuk-heading-l">${t('Title and what is said before')}</h1>
<form class="es-staff-form" method="post" action="${instrumentPath(copy.id)}/words" novalidate>${csrf}<input type="hidden" name="step" value="${copy.step}">
${govukOnce('Input', { id: 'title', name: 'title', label: { text: t('Title, as people see it') }, value: content.title, ...faultOf(faults, 'title') })}
${area('why', t('Why we ask'), content.before.why)}${area('who_reads', t('Who reads it'), content.before.who_reads)}${area('private', t('What stays private, and where that ends'), content.before.private)}${area('stop', t('That they may stop'), content.before.stop)}${area('no_wrong_answers', t('That no answer is wrong'), content.before.no_wrong_answers)}${area('thanks', t('Thanks'), content.thanks)}
${govuk('Button', { text: t('Save'), preventDoubleClick: true })}</form>`,
  }
}
