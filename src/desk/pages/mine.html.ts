import type { StaffPage } from '../../accounts/index.ts'
import { NOT_SHARED_LIST } from '../../concern/urls.ts'
import { backLink, type Reader } from '../../frame/index.ts'
import { type Html, html } from '../../kit/html.ts'
import type { Translate } from '../../kit/translate.ts'
import { formName, moment } from '../say.ts'
import type { Said } from '../told-state.ts'
import { deskUrls } from '../urls.ts'
import { facts, pagination } from './parts.html.ts'

export interface MineRow {
  readonly reference: string
  readonly form: string
  readonly toldAt: Date
  readonly unread: number
}

/** What somebody told themselves, the newest first. */
export const minePage = (
  reader: Reader,
  {
    rows,
    page,
    more,
    tell,
    now,
  }: { rows: readonly MineRow[]; page: number; more: boolean; tell: string; now: Date },
): StaffPage => {
  const { t, pack } = reader
  return {
    title: t('What I told'),
    main: html`<h1 class="govuk-heading-l">${t('What I told')}</h1><p class="govuk-body"><a class="govuk-link" href="${tell}">${t('Tell something')}</a> · <a class="govuk-link" href="${NOT_SHARED_LIST}">${t('Decisions not to share')}</a></p>${
      rows.length === 0
        ? html`<p class="govuk-body es-desk-empty">${t('You have told nothing yet while you were signed in.')}</p>`
        : html`<ul class="es-rows">${rows.map(
            ({ reference, form, toldAt, unread }) =>
              html`<li><div><a class="govuk-link es-reference" href="${deskUrls.mineOne(reference)}">${reference}</a> · ${formName(pack, t, form)}<p class="govuk-hint">${t('Told {when}', { when: moment(toldAt, now) })}</p></div>${unread > 0 && html`<span class="es-flag es-flag--new">${unread === 1 ? t('A new reply') : t('{n} new replies', { n: unread })}</span>`}</li>`,
          )}</ul>`
    }${pagination(reader, { page, pages: page + (more ? 1 : 0), href: (n) => `${deskUrls.mine}?page=${n}`, name: t('Pages of what I told') })}`,
  }
}

const stateWords = (t: Translate, { state }: Said): string =>
  ({
    waiting: t('It is kept. The team has not opened it yet.'),
    read: t('Somebody has opened it.'),
    acknowledged: t('Somebody has read it, and has it.'),
    decided: t('It is decided what will be done.'),
    closed: t('It is closed.'),
  })[state]

/** How it stands, in words, and what was written; not what was told, as somebody may look over a shoulder. */
export const mineOnePage = (
  reader: Reader,
  said: Said & { readonly now: Date; readonly back: string },
): StaffPage => {
  const { t, pack } = reader
  const { reference, form, toldAt, outcome, became, messages, now } = said
  const list: Html | false =
    messages.length > 0 &&
    html`<ol class="es-messages">${messages.map(
      ({ sender, at, text }) =>
        html`<li class="es-message es-message--${sender}"><p class="es-message__who"><strong>${sender === 'desk' ? t('The team') : t('You')}</strong> · ${moment(at, now)}</p><p class="es-own-words">${text}</p></li>`,
    )}</ol>`
  return {
    title: t('What I told'),
    before: backLink(deskUrls.mine, t('What I told')),
    main: html`<span class="govuk-caption-l">${formName(pack, t, form)}</span><h1 class="govuk-heading-l es-reference">${reference}</h1>${facts(
      [
        [t('Told'), moment(toldAt, now)],
        [t('With'), said.team],
        [t('How it stands'), html`<strong>${stateWords(t, said)}</strong>`],
        [t('Decided'), outcome],
        [t('What became of the information'), became],
      ],
    )}<h2 class="govuk-heading-m">${t('Replies')}</h2>${list || html`<p class="govuk-body es-quiet">${t('Nothing has been written yet.')}</p>`}<p class="govuk-body"><a class="govuk-link" href="${said.back}">${t('Add something, with your reference and six words')}</a></p><p class="govuk-body es-quiet">${t('In an emergency call 999. Nobody watches replies here.')}</p>`,
  }
}
