import {
  backLink,
  type FieldFault,
  faultOf,
  faultSummary,
  type Page,
  type Reader,
  titled,
} from '../../frame/index.ts'
import { govuk, govukOnce } from '../../kit/govuk.ts'
import { type Content, type Html, html } from '../../kit/html.ts'
import { qrCode } from '../../kit/qr-code.html.ts'
import type { Module } from '../modules.ts'
import { skyDrawing } from '../pages/drawings.html.ts'
import { roomOf } from '../rooms.ts'
import { doorOf } from '../sharing/share-answers.ts'
import { CERTIFICATE, CERTIFICATE_FILE, CERTIFICATE_NEW } from '../urls.ts'
import type { CertificateWords } from './certificate-words.ts'
import { MOST_LETTERS_OF_A_NAME } from './certificates.ts'
import type { Shown } from './print-certificate.ts'

const LOOK = 'es-way es-way--practitioners es-practice'

/** What is asked for a certificate: a name, which is kept nowhere. */
const nameForm = (
  { t, at }: Reader,
  { id }: Module,
  { sealed, name = '', faults = [] }: { sealed: string; name?: string; faults?: readonly FieldFault[] },
): Html =>
  html`<form method="post" action="${at(CERTIFICATE_NEW)}" autocomplete="off" novalidate class="es-no-print">
<input type="hidden" name="sealed" value="${sealed}"><input type="hidden" name="exercise" value="${id}">
<div class="es-question">${govukOnce('Input', {
    id: 'name',
    name: 'name',
    label: { text: t('Your name, as it should stand on it') },
    hint: { text: t('It goes into the certificate and its code. We do not keep it.') },
    value: name,
    spellcheck: false,
    ...faultOf(faults, 'name'),
  })}</div>
${govuk('Button', { text: t('Make my certificate'), preventDoubleClick: true })}</form>`

/** At the end of a practice: whoever wants one has a certificate. */
export const certificateOffer = (reader: Reader, module: Module, sealed: string): Html =>
  html`<section class="es-after__wide es-no-print"><h2 class="govuk-heading-m">${reader.t('A certificate, if you want one')}</h2>${nameForm(reader, module, { sealed })}</section>`

/** The form again, with what was wrong. */
export function namePage(reader: Reader, module: Module, sealed: string, name: string): Page {
  const { t, at } = reader
  const says = t('Write your name, in up to {most} letters', { most: MOST_LETTERS_OF_A_NAME })
  const faults = [{ field: 'name', says }]
  return {
    title: titled(reader, t('Certificate'), faults),
    look: LOOK,
    files: 'card',
    before: backLink(at(module.path), module.title(t)),
    main: html`${faultSummary(reader, faults)}<h1 class="govuk-heading-xl">${t('Certificate')}</h1>${nameForm(reader, module, { sealed, name, faults })}`,
  }
}

/** A certificate as it was made: to print, or to keep as a PDF. It leads back to the room of who went through it. */
export function certificatePage(reader: Reader, module: Module | undefined, shown: Shown): Page {
  const { t, at } = reader
  const room = roomOf(reader, { doors: [doorOf(module?.asked ?? 'trades')] })
  return {
    title: t('Certificate'),
    look: LOOK,
    files: 'card',
    before: backLink(room.path, room.name),
    main: html`<h1 class="govuk-heading-xl es-no-print">${t('Your certificate')}</h1>
<p class="govuk-body-l es-no-print">${t('Keep it now: we do not, and this page cannot be opened again.')}</p>
<form method="post" action="${at(CERTIFICATE_FILE)}" class="es-keep es-no-print"><input type="hidden" name="code" value="${shown.code}">
<button type="submit" class="govuk-button">${t('Save as a PDF')}</button>
<button type="button" class="govuk-button govuk-button--secondary" data-print hidden>${t('Print')}</button></form>
${certificate(reader, shown)}`,
  }
}

const certificate = ({ t }: Reader, { words, code, link }: Shown): Html =>
  html`<article class="es-certificate es-phone--dawn" aria-label="${words.heading}"><div class="es-phone__head">${skyDrawing}</div>
<p class="es-certificate__heading">${words.heading}</p>
<p class="es-certificate__name">${words.name}</p><p>${words.went}</p><p class="es-certificate__title">${words.title}</p><p>${words.day}</p>
<p class="es-certificate__from">${words.from}${words.trial && html` · <strong>${words.trial}</strong>`}</p>
<div class="es-certificate__check">${qrCode(link, t('QR code: checks this certificate'))}<div><p>${words.check} <strong>${words.address}</strong></p><p class="es-certificate__code">${code}</p><p class="es-quiet">${words.limits}</p></div></div></article>`

/** What was typed into the check, and what it says. */
export interface Checked {
  readonly typed: string
  /** Absent: nothing was asked yet. */
  readonly answer?: { readonly words: CertificateWords } | 'empty' | 'none'
}

/** Where anybody checks a certificate. */
export function checkPage(reader: Reader, { typed, answer }: Checked): Page {
  const { t, at } = reader
  const says =
    answer === 'empty'
      ? t('Write the code, or scan it')
      : answer === 'none' && t('We did not sign this code, or a letter is wrong. Look at it once more')
  const faults = says ? [{ field: 'code', says }] : []
  return {
    title: titled(reader, t('Check a certificate'), faults),
    look: LOOK,
    files: 'card',
    main: html`${faultSummary(reader, faults)}<h1 class="govuk-heading-xl">${t('Check a certificate')}</h1>
${typeof answer === 'object' && good(reader, answer.words)}
<p class="govuk-body-l">${t('The code carries the name, the practice and the day, and a signature. We keep no list.')}</p>
<form method="post" action="${at(CERTIFICATE)}" autocomplete="off" novalidate data-code>
<div class="es-question">${govukOnce('Textarea', {
      id: 'code',
      name: 'code',
      label: { text: t('The code') },
      hint: { text: t('Large or small letters, with or without dashes.') },
      value: typed,
      rows: 4,
      spellcheck: false,
      ...faultOf(faults, 'code'),
    })}</div>
${govuk('Button', { text: t('Check it'), preventDoubleClick: true })}</form>`,
  }
}

const good = ({ t }: Reader, words: CertificateWords): Content =>
  html`<section class="es-answer es-certified" aria-labelledby="good"><h2 class="govuk-heading-l" id="good">${t('It is ours, and whole')}</h2><p class="govuk-body-l"><strong>${words.name}</strong> ${words.went} <strong>${words.title}</strong> ${words.day}.</p><p class="govuk-body">${words.limits}${words.trial && html` <strong>${words.trial}</strong>`}</p></section>`
