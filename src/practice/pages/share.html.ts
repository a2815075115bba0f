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
import type { Exercise } from '../../pack/index.ts'
import { type AskedItem, itemsFor } from '../measure/items.ts'
import type { Room } from '../rooms.ts'
import type { SharedAudience } from '../sharing/share-answers.ts'
import { LATER, laterCalendarPath, laterPath, SHARE } from '../urls.ts'
import { underDawn } from './drawings.html.ts'
import { itemFields } from './items.html.ts'

/** What is practised, as the questions before and after it see it. */
interface About {
  readonly room: Pick<Room, 'path' | 'name' | 'look'>
  /** Where the form goes, and what it carries besides. */
  readonly action: string
  readonly fields: Readonly<Record<string, string>>
}

interface ShareView {
  readonly items: readonly AskedItem[]
  readonly sent: Readonly<Record<string, unknown>>
  readonly sealed: string
  readonly faults: readonly FieldFault[]
}

/** Below the end of an exercise: what is kept, and the button without which nothing is. {@link toShare} leads there. */
export const sharePart = ({ t, at }: Reader, exercise: Exercise, sealed: string, measured: boolean): Html =>
  html`<section class="es-no-print es-after__wide" id="share"><h2 class="govuk-heading-m">${t('Share my answers to help others?')}</h2><p class="govuk-body">${measured ? t('You said that you would answer the same questions once more. They come next. Nothing is kept unless you press “Share my answers” below them.') : t('Nothing is kept unless you press this. Then we keep the day, the version, and what you chose. No name, no time of day, nothing about your phone.')}</p>
<form method="post" action="${at(SHARE)}" autocomplete="off"><input type="hidden" name="exercise" value="${exercise.id}"><input type="hidden" name="sealed" value="${sealed}"><button type="submit" class="govuk-button govuk-button--secondary" name="share" value="${measured ? 'ask' : 'yes'}">${measured ? t('On to the questions') : t('Share my answers')}</button></form></section>`

/** At the end itself, for who said that they would answer once more: what they are asked is far below. */
export const toShare = ({ t }: Reader): Html =>
  html`<p class="govuk-body es-again es-no-print"><a class="govuk-link" href="#share">${t('The same questions once more, as you said')}</a></p>`

/** How words may look. Nobody can choose these: they would be those of many. */
export const exampleWords = ({ t }: Reader): string => t('blue kettle Tuesday')

/** Words by which somebody finds their own answers again, if they want to come back. */
const wordsField = (
  reader: Reader,
  sent: Readonly<Record<string, unknown>>,
  faults: readonly FieldFault[],
  first: boolean,
): Html => {
  const { t } = reader
  return html`<div class="es-question">${govukOnce('Input', {
    id: 'words',
    name: 'words',
    label: {
      text: first
        ? t('Three words of your own, if you would come back in eight weeks')
        : t('Your three words'),
      classes: 'govuk-label--m',
    },
    hint: {
      text: first
        ? t(
            'Like: {words}, but your own. Words that you will remember, and no name. We keep only a mark that we make of them, and cannot read them again. You may leave it empty.',
            { words: exampleWords(reader) },
          )
        : t('The ones that you chose then. Big or small letters do not matter.'),
    },
    spellcheck: false,
    autocomplete: 'off',
    value: typeof sent.words === 'string' ? sent.words.slice(0, 200) : '',
    ...faultOf(faults, 'words'),
  })}</div>`
}

/** What is asked and why, and beside it the questions; below it on a phone. */
const asking = (why: Html, form: Html): Html => html`<div class="es-play">${underDawn(why)}${form}</div>`

/** On a cover: whoever wants to is asked before and after. */
export const measureBox = ({ t, pack }: Reader, audience: SharedAudience): Content =>
  itemsFor(pack, audience).length > 0 &&
  html`<p class="es-measure"><label><input type="checkbox" name="measure" value="yes"> ${t('Ask me three questions before and after. If I share them, they show what helps.')}</label></p>`

const hidden = (fields: About['fields']): Html =>
  html`${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}`

/** Before practising: the items that will come once more after it. Nothing of it is kept here either. */
export function beforePage(
  reader: Reader,
  { title, room, action, fields }: About & { readonly title: string },
  items: readonly AskedItem[],
): Page {
  const { t } = reader
  return {
    title,
    look: room.look,
    files: 'practice-styles',
    before: backLink(action, title),
    main: asking(
      html`<h1 class="govuk-heading-l">${t('First, a few questions')}</h1><p class="govuk-body">${t('The same ones come at the end. So others can see whether this helps. It is no test, and you may skip any. Nothing is kept unless you share it at the end.')}</p>`,
      html`<form method="post" action="${action}" autocomplete="off">${hidden(fields)}<input type="hidden" name="measure" value="asked">
${itemFields(reader, items)}
${govuk('Button', { text: t('Begin') })}</form>`,
    ),
  }
}

/** After it: the same items, words if somebody wants to come back, and the button that keeps all of it. */
export function sharePage(
  reader: Reader,
  { room, action, fields }: About,
  { items, sent, sealed, faults }: ShareView,
): Page {
  const { t } = reader
  return {
    title: titled(reader, t('Share my answers'), faults),
    look: room.look,
    files: 'practice-styles',
    before: backLink(room.path, room.name),
    main: html`${faultSummary(reader, faults)}${asking(
      html`<h1 class="govuk-heading-l">${items.length > 0 ? t('The same questions again') : t('Share my answers')}</h1><p class="govuk-body">${t('If you press “Share my answers”, we keep the day, the version, what you chose in it, and what you answer here. If you do not press it, nothing is kept.')}</p>`,
      html`<form method="post" action="${action}" autocomplete="off">${hidden(fields)}<input type="hidden" name="sealed" value="${sealed}">
${itemFields(reader, items, sent)}
${items.length > 0 && wordsField(reader, sent, faults, true)}
<p class="govuk-body">${t('What was shared cannot be found again to take it out, since nothing says whose it is.')}</p>
<button type="submit" class="govuk-button" name="share" value="yes">${t('Share my answers')}</button></form>`,
    )}`,
  }
}

/** Whether the day of coming back is given for a calendar: never to a young person, whose phone somebody may look through. */
export const hasCalendar = (audience: SharedAudience): boolean => audience !== 'children'

/** Where somebody comes back to with their words, and when. */
export const comeBack = ({ t, at }: Reader, audience: SharedAudience): Html =>
  html`<p class="govuk-body">${t.html('In eight weeks, come back to {place} with your three words.', { place: html`<a class="govuk-link" href="${at(laterPath(audience))}">${t('this page')}</a>` })}</p>${hasCalendar(audience) && html`<p class="govuk-body es-no-print"><a class="govuk-link" href="${at(laterCalendarPath(audience))}" download>${t('Put the day into your calendar')}</a></p>`}`

/** It is kept. */
export function sharedPage(
  reader: Reader,
  room: About['room'],
  comesBack: SharedAudience | null,
  after?: Content,
): Page {
  const { t } = reader
  return {
    title: t('Share my answers'),
    look: room.look,
    files: 'practice-styles',
    main: html`${underDawn(html`<h1 class="govuk-heading-l">${t('Thank you. It is shared')}</h1><p class="govuk-body">${t('We show it only as shares of many people, never of fewer than ten.')}</p>
${comesBack && comeBack(reader, comesBack)}
<p class="govuk-body"><a class="govuk-link" href="${room.path}">${room.name}</a></p>`)}${after && html`<div class="es-after">${after}</div>`}`,
  }
}

/** Where somebody who shared finds the same questions again, weeks later, from where they practised. */
export const laterLink = ({ t, at, pack }: Reader, audience: SharedAudience): Content =>
  itemsFor(pack, audience).length > 0 &&
  html`<p class="govuk-body"><a class="govuk-link" href="${at(laterPath(audience))}">${t('Back after eight weeks, with your three words?')}</a></p>`

/** Who comes back. */
export function laterStartPage(reader: Reader, audiences: readonly SharedAudience[]): Page {
  const { t, at } = reader
  const names: Readonly<Record<SharedAudience, string>> = {
    children: t('A young person'),
    parents: t('A parent or carer'),
    practitioners: t('Someone who works with children'),
    trades: t('Someone at work in a trade'),
  }
  return {
    title: t('Eight weeks on'),
    look: 'es-way es-practice',
    files: 'practice-styles',
    main: underDawn(
      html`<h1 class="govuk-heading-l">${t('Eight weeks on')}</h1><p class="govuk-body-l">${t('You practised here, and chose three words. Here are the same questions once more. They show what stays.')}</p><h2 class="govuk-heading-m">${t('Who are you?')}</h2><ul class="es-ways-in">${audiences.map((audience) => html`<li><a class="es-choice" href="${at(laterPath(audience))}">${names[audience]}</a></li>`)}</ul>`,
    ),
  }
}

/** The items once more, with the words of then. */
export function laterPage(
  reader: Reader,
  audience: SharedAudience,
  { items, sent, sealed, faults }: ShareView,
): Page {
  const { t, at } = reader
  return {
    title: titled(reader, t('Eight weeks on'), faults),
    look: 'es-way es-practice',
    files: 'practice-styles',
    before: backLink(at(LATER), t('Eight weeks on')),
    main: html`${faultSummary(reader, faults)}${asking(
      html`<h1 class="govuk-heading-l">${t('The same questions once more')}</h1><p class="govuk-body">${t('It is no test, and you may skip any. If you press “Share my answers”, we keep the day and your answers, beside those of then.')}</p>`,
      html`<form method="post" action="${at(laterPath(audience))}" autocomplete="off"><input type="hidden" name="sealed" value="${sealed}">
${wordsField(reader, sent, faults, false)}
${itemFields(reader, items, sent)}
<button type="submit" class="govuk-button">${t('Share my answers')}</button></form>`,
    )}`,
  }
}
