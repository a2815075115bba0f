import { backLink, icon, type Page, type Reader } from '../../frame/index.ts'
import { govuk } from '../../kit/govuk.ts'
import { type Content, type Html, html } from '../../kit/html.ts'
import type { Sign, SignDomain } from '../../pack/index.ts'
import { type Door, doorsOf } from '../pages/door.html.ts'
import { type DoorPlace, noticedPath, signPath } from '../urls.ts'
import { tellFields } from '../whom-to-tell/tell-fields.html.ts'
import { type Noticer, noticersOf, settingsOf } from './noticers.ts'

export interface NoticedView {
  readonly place: DoorPlace
  readonly ticked: readonly string[]
  /** What was typed into the search box. */
  readonly typed?: string
  /** The setting that was chosen. */
  readonly noticer?: Noticer
  /** What the search or the setting leaves; all where absent. */
  readonly found?: readonly Sign[]
  /** Nothing was ticked. */
  readonly fault?: boolean
}

/** Where the error leads: the first box that can be ticked without unfolding anything, else the list. */
const LIST = 'noticed'

/** A list to tick, folded by domain. Title and address never change with what is ticked. */
export function noticedPage(reader: Reader, view: NoticedView): Page {
  const { t, at, url } = reader
  const { place, ticked, typed = '', found, fault } = view
  const door = doorsOf(reader)[place]
  const message = t('Tick at least one thing')
  const title = t('What have you noticed?')
  return {
    title: fault ? `${t('Error:')} ${title}` : title,
    look: `es-way es-way--${place} es-notice`,
    before: backLink(url(place), door.name),
    main: html`${
      fault &&
      govuk('ErrorSummary', {
        titleText: t('There is a problem'),
        errorList: [{ text: message, href: `#${LIST}` }],
        disableAutoFocus: true,
      })
    }<h1 class="govuk-heading-xl">${title}</h1>
<p class="govuk-body-l">${door.tick}</p>
<form method="post" action="${at(noticedPath(place))}" autocomplete="off" novalidate>
<div class="es-find"><label class="govuk-label" for="find">${t('Looking for something? Type a word')}</label>
<div class="es-find__row"><input class="es-find__box" id="find" name="find" type="text" value="${typed}" maxlength="200" autocomplete="off" autocapitalize="none" enterkeyhint="search" aria-describedby="find-hint"><button type="submit" class="govuk-button govuk-button--secondary" name="go" value="find">${t('Find')}</button></div>
<p class="govuk-hint" id="find-hint">${door.find}</p></div>
${door.settings && settings(reader)}
<div class="es-signs ${fault && 'es-signs--fault'}" id="${LIST}" tabindex="-1">
${fault && html`<p class="govuk-error-message"><span class="govuk-visually-hidden">${t('Error:')}</span> ${message}</p>`}
${found ? shortened(reader, view, door, found) : reader.pack.domains.map((domain) => folded(reader, view, door, domain))}
</div>
<div class="es-notice__go"><button type="submit" class="govuk-button" name="go" value="answer">${ticked.length > 0 || found ? t('Go on with what I ticked') : t('Go on')}</button></div>
</form>
<p class="govuk-body es-promise">${icon('private')}<span>${t('We keep nothing you tick. You can close this page at any time.')}</span></p>
${tellAnyway(reader, door)}`,
  }
}

/** So few signs need no folding. */
const FEW = 12

/** One domain: folded, and open where something in it is ticked, or where it is never folded. */
function folded(reader: Reader, view: NoticedView, door: Door, { domain, signs }: SignDomain): Content {
  if (signs.length === 0) return null
  const name = reader.t(domain.name)
  const boxes = signs.map((sign) => box(reader, view, door, sign))
  if (domain.always_shown)
    return html`<fieldset class="es-fold es-fold--always" id="${domain.id}"><legend class="govuk-visually-hidden">${name}</legend>${boxes}</fieldset>`
  const open = reader.pack.signs.size <= FEW || signs.some(({ id }) => view.ticked.includes(id))
  return html`<details class="es-fold" id="${domain.id}"${open && html` open`}><summary class="es-fold__name">${name}</summary><fieldset><legend class="govuk-visually-hidden">${name}</legend>${boxes}</fieldset></details>`
}

/** What was found, then what is ticked already, then what is never folded away. */
function shortened(reader: Reader, view: NoticedView, door: Door, found: readonly Sign[]): Html {
  const { t, pack } = reader
  const always = pack.domains.filter(({ domain }) => domain.always_shown)
  const isAlways = (sign: Sign) => always.some(({ signs }) => signs.includes(sign))
  const shown = found.filter((sign) => !isAlways(sign))
  const kept = [...pack.signs.values()].filter(
    (sign) => view.ticked.includes(sign.id) && !shown.includes(sign) && !isAlways(sign),
  )
  const group = (title: string, signs: readonly Sign[]): Content =>
    signs.length > 0 &&
    html`<fieldset class="es-fold es-fold--found"><legend class="govuk-heading-m">${title}</legend>${signs.map((sign) => box(reader, view, door, sign))}</fieldset>`
  const title = view.noticer
    ? t('Often noticed here: {setting}', { setting: noticersOf(reader)[view.noticer] })
    : t('Is it one of these?')
  return html`${
    shown.length === 0 &&
    html`<p class="govuk-body" role="status">${t('We do not know those words. Try others, or look through the whole list.')}</p>`
  }${group(title, shown)}<p><button type="submit" class="es-link-button" name="go" value="all">${t('Show the whole list')}</button></p>${group(t('You ticked'), kept)}${always.map((domain) => folded(reader, view, door, domain))}`
}

/** The macro's markup for a checkbox, written out: sixty of them would cost it twenty milliseconds a page. */
function box({ t, at }: Reader, { ticked, place }: NoticedView, door: Door, { id, ...sign }: Sign): Html {
  const title = t(sign[door.audience].title)
  return html`<div class="es-sign"><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" id="sign-${id}" name="noticed" type="checkbox" value="${id}"${ticked.includes(id) && html` checked`}><label class="govuk-label govuk-checkboxes__label" for="sign-${id}">${title}</label></div><a class="govuk-link es-sign__more" href="${at(signPath(place, id))}">${t('More')}<span class="govuk-visually-hidden"> ${t('about: {sign}', { sign: title })}</span></a></div>`
}

/** The signs as a setting tends to see them. */
function settings(reader: Reader): Html {
  const { t } = reader
  return html`<fieldset class="es-settings"><legend class="govuk-label">${t('Or see what is often noticed in a setting')}</legend>${settingsOf(
    reader,
  ).map(
    ([id, name]) => html`<button type="submit" class="es-choice" name="go" value="by ${id}">${name}</button>`,
  )}</fieldset>`
}

function tellAnyway(reader: Reader, door: Door): Html {
  const { t, url } = reader
  return html`<form method="post" action="${url('whomToTell')}" class="es-no-print">${tellFields(reader, door.teller)}<p class="govuk-body">${t('None of these, or you cannot put your finger on it? You can tell someone anyway.')} <button type="submit" class="es-link-button">${t('Find out whom to tell')}</button></p></form>`
}
