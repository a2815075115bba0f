import type { Visit } from '../../../accounts/index.ts'
import { govukOnce } from '../../../kit/govuk.ts'
import { type Content, type Html, html } from '../../../kit/html.ts'
import type { Opened } from '../../briefing-queries.ts'
import { wordsIn } from '../../editing/sentences.ts'
import type { Comment } from '../../review-queries.ts'
import { anchorOf, commentsPath, sentencesPath, settledPath } from '../../urls.ts'
import type { Doubted } from '../desk.ts'
import { momentInWords } from '../moments.ts'
import { evidence } from './evidence.html.ts'

/** What was typed and could not be saved, and why. */
export interface Refused {
  readonly sentence: string
  readonly typed: string
  readonly fault: string
}

/** One sentence: its form, what to look at again, its comments; and beside it what it rests on. */
export const sentenceCard = (
  visit: Visit,
  opened: Opened,
  sentence: Doubted,
  place: { readonly first: boolean; readonly last: boolean },
  comments: readonly Comment[],
  refused: Refused | null,
): Html => {
  const { t } = visit.reader
  const { id, label, said, suggested, shown, editable } = sentence
  const anchor = anchorOf(id)
  const edited = said !== suggested
  return html`<article class="es-sentence${!shown && ' es-sentence--hidden'}" id="${anchor}" aria-labelledby="${anchor}-name"><div class="es-sentence__words"><h2 class="es-sentence__name" id="${anchor}-name">${t(label)} ${!shown && html`<span class="es-pill">${t('Not shown')}</span>`}${edited && html` <span class="es-pill es-pill--warm">${t('Edited')}</span>`}</h2><form method="post" action="${sentencesPath(opened.id)}">${visit.csrf}<input type="hidden" name="base" value="${opened.version}"><input type="hidden" name="sentence" value="${id}">${
    editable
      ? textBox(visit, sentence, refused)
      : html`<blockquote class="es-sentence__quote">“${said}”</blockquote>`
  }${doubts(visit, sentence)}${edited && editable && html`<p class="es-sentence__suggested"><strong>${t('Suggested:')}</strong> ${suggested || t('nothing')}</p>`}${buttons(visit, sentence, place, edited)}</form>${commentsOf(visit, opened, sentence, comments)}</div><div class="es-sentence__evidence"><h3>${t('What it rests on')}</h3>${evidence(t, sentence, opened.evidence.suggested.reading)}</div></article>`
}

const textBox = (
  { reader: { t } }: Visit,
  { id, label, said, most, optional }: Doubted,
  refused: Refused | null,
): Html => {
  const value = refused?.typed ?? said
  const wrong = refused && { errorMessage: { text: refused.fault } }
  return govukOnce('Textarea', {
    id: `${anchorOf(id)}-text`,
    name: 'text',
    label: {
      text: t('The words: {label}', { label: t(label).toLowerCase() }),
      classes: 'govuk-visually-hidden',
    },
    hint: {
      text: optional
        ? t('At most {most} words. Leave it empty for none.', { most })
        : t('{n} words; at most {most}.', { n: wordsIn(value), most }),
    },
    value,
    rows: Math.min(8, Math.max(2, Math.ceil(value.length / 62))),
    spellcheck: true,
    ...(wrong ?? {}),
  })
}

const doubts = ({ reader: { t } }: Visit, { doubts: list }: Doubted): Content =>
  list.length > 0 &&
  html`<div class="es-doubts"><h3>${t('Look at this again')}</h3><ul>${list.map(({ what, right }) => html`<li>${what} <span>${right}</span></li>`)}</ul></div>`

const buttons = (
  { reader: { t } }: Visit,
  { editable, hideable, shown, list, label }: Doubted,
  { first, last }: { first: boolean; last: boolean },
  edited: boolean,
): Html => {
  const of = html`<span class="govuk-visually-hidden">: ${t(label).toLowerCase()}</span>`
  const button = (what: string, words: string, kind = 'es-quiet-button'): Html =>
    html`<button type="submit" class="${kind}" name="do" value="${what}">${words}${of}</button>`
  return html`<div class="es-sentence__buttons">${editable && button('save', t('Save'), 'govuk-button es-sentence__save')}${
    editable && edited && button('suggested', t('Back to the suggested sentence'))
  }${hideable && button(shown ? 'hide' : 'show', shown ? t('Do not show it') : t('Show it'))}${list && !first && button('up', t('Move up'))}${list && !last && button('down', t('Move down'))}</div>`
}

const commentsOf = (visit: Visit, opened: Opened, { id, label }: Doubted, all: readonly Comment[]): Html => {
  const { t } = visit.reader
  const own = all.filter(({ sentence }) => sentence === id)
  const open = own.filter(({ settledAt }) => !settledAt)
  const words =
    open.length > 0
      ? t(open.length === 1 ? '1 comment is open' : '{n} comments are open', { n: open.length })
      : own.length > 0
        ? t('Comments, all settled')
        : t('Comment')
  return html`<details class="es-comments"${open.length > 0 && html` open`}><summary>${words}<span class="govuk-visually-hidden">: ${t(label).toLowerCase()}</span></summary>${
    own.length > 0 &&
    html`<ul>${own.map(
      (one) =>
        html`<li${one.settledAt && html` class="es-comments__settled"`}><p><strong>${one.saidBy}</strong>, ${momentInWords(one.saidAt)}</p><p>${one.said}</p>${
          one.settledAt
            ? html`<p class="es-comments__by">${t('Settled by {name}, {when}', { name: one.settledBy ?? '', when: momentInWords(one.settledAt) })}</p>`
            : html`<form method="post" action="${settledPath(opened.id, one.id)}">${visit.csrf}<input type="hidden" name="sentence" value="${id}"><button type="submit" class="es-quiet-button">${t('Settled')}<span class="govuk-visually-hidden">: ${one.said.slice(0, 60)}</span></button></form>`
        }</li>`,
    )}</ul>`
  }<form method="post" action="${commentsPath(opened.id)}">${visit.csrf}<input type="hidden" name="sentence" value="${id}">${govukOnce(
    'Textarea',
    {
      id: `${anchorOf(id)}-comment`,
      name: 'comment',
      label: { text: t('A comment for other editors') },
      rows: 2,
      spellcheck: true,
    },
  )}<button type="submit" class="es-quiet-button">${t('Add the comment')}</button></form></details>`
}
