import { randomBytes } from 'node:crypto'
import type { Page, Reader } from '../frame/index.ts'
import { govuk } from '../kit/govuk.ts'
import { html } from '../kit/html.ts'
import { type Sent, sentText, sentTexts } from '../kit/sent.ts'
import { openField, SEALED_LIMIT_BYTES, type Sealing } from '../vault/index.ts'
import type { Allocation, Answers, Compiled, ShownPage } from './answers.ts'
import type { Around } from './asked-page.html.ts'
import { own } from './conditions.ts'
import { checkView, pageView } from './journey.html.ts'
import { type Kept, keptFrom } from './kept.ts'
import { allocate, type Draw } from './order.ts'
import { isUntouched, readPage } from './read-page.ts'
import { cacheOf, pageAfter, type Showing, typedOnPage } from './shown-page.ts'
import { answersToSend, entriesOf, listDone, SEEN, type Way, walk } from './walk.ts'

export interface JourneyParts {
  readonly compiled: Compiled
  /** Bound to this journey of this partnership: what was sealed for another is forged here. */
  readonly sealing: Sealing
  /** The path that its pages are sent to; all of them have this address. */
  readonly path: (reader: Reader) => string
  /** The title of all its pages, for the browser's tab and history, in English. Default: the definition's. */
  readonly title?: string
  /**
   * Support on every page, a note beside an open box, given the answers so far. `shown` is null on "check your
   * answers".
   */
  readonly around?: (reader: Reader, shown: ShownPage | null, answers: Answers) => Around
  /** Whether answers are checked before they are sent. Default true. */
  readonly check?: boolean
  /** What the last button says, in English. Default "Send". */
  readonly send?: string
  /** Chance; default `Math.random`, which decides nothing that anybody could want to know. */
  readonly draw?: Draw
  /** See `allocate`. */
  readonly deal?: Parameters<typeof allocate>[2]
}

export type Step =
  | {
      readonly kind: 'page'
      readonly page: Page
      readonly status: 200 | 422
      readonly cache: 'no-store' | 'private, no-cache'
      /** Where somebody is, to be kept by who keeps drafts, and gone on with by `resume`. Plain data. */
      readonly place: Place
    }
  | { readonly kind: 'refused'; readonly status: 400 | 410 | 413 }
  | {
      readonly kind: 'send'
      readonly answers: Answers
      readonly allocation: Allocation
      /** The same for a double click, a reload and a second tab: what makes one sending of them. */
      readonly nonce: string
      /** Shows the last page again, sealed, with words above it: where sending failed. */
      readonly again: (notice: string) => Extract<Step, { kind: 'page' }>
    }

/** Where somebody is on their way. */
export interface Place {
  readonly kept: Kept
  /** The page that is shown, from 1; 0: “check your answers”. */
  readonly page: number
}

export interface Journey {
  /** One step: null opens it, a form goes on. Nothing is stored: the answers come in sealed and go out sealed. */
  step(reader: Reader, form: Sent | null): Step
  /** Opens it for somebody who has answered some of it elsewhere: what does not fit is left out. */
  begin(reader: Reader, known: Answers): Step
  /**
   * Goes on with what was kept, of whatever release: on the page that was shown, or on another one of the way. Null
   * where it is no journey at all.
   */
  resume(reader: Reader, place: unknown, page?: number): Step | null
}

/** The key of "check your answers", which no page can have. */
const CHECK = '#check'

/** A questionnaire on its way from page to page. */
export function openJourney(parts: JourneyParts): Journey {
  const { compiled, sealing } = parts
  const { version } = compiled

  const chance = (): Allocation => allocate(compiled, parts.draw ?? Math.random)

  const begun = (): Kept => ({
    answers: {},
    allocation: allocate(compiled, parts.draw ?? Math.random, parts.deal),
    nonce: randomBytes(16).toString('hex'),
    version,
    returning: false,
  })

  const show = (reader: Reader, kept: Kept, way: Way, key: string, more: Showing = {}): Step => {
    const at = way.pages.findIndex((page) => page.key === key)
    const shown = way.pages[at]
    const now: Kept = { ...kept, answers: way.answers, version }
    const sealed = sealing.seal(now, reader.now)
    if (sealed.length > SEALED_LIMIT_BYTES) return { kind: 'refused', status: 413 }
    const around = parts.around?.(reader, shown ?? null, way.answers) ?? {}
    const common = {
      compiled,
      allocation: kept.allocation,
      way,
      around,
      sealed,
      path: parts.path(reader),
      title: parts.title ?? compiled.definition.title,
      notice: more.notice && govuk('InsetText', { html: more.notice.text }),
      back: at !== 0,
    }
    const page = shown
      ? pageView(reader, {
          ...common,
          shown,
          number: at + 1,
          faults: more.faults ?? [],
          typed: more.typed ?? typedOnPage(shown, way.answers),
        })
      : checkView(reader, { ...common, send: parts.send })
    return {
      kind: 'page',
      page,
      status: more.faults?.length ? 422 : 200,
      cache: cacheOf(shown, way),
      place: { kept: now, page: at + 1 },
    }
  }

  /** After a page: the one that follows it or, of one that was changed, the first that is not answered. */
  const goOn = (reader: Reader, kept: Kept, answers: Answers, after: string): Step => {
    const way = walk(compiled, answers, kept.allocation, reader.now)
    const at = way.pages.findIndex(({ key }) => key === after)
    const here = way.pages[at]
    const { returning } = kept
    const following = returning ? way.next : here?.done === false ? here : pageAfter(way, at)
    if (following) return show(reader, kept, way, following.key)
    return finish(reader, kept, way)
  }

  const finish = (reader: Reader, kept: Kept, way: Way): Step => {
    if (way.next) return show(reader, { ...kept, returning: true }, way, way.next.key)
    return parts.check === false
      ? send(reader, kept, way)
      : show(reader, { ...kept, returning: false }, way, CHECK)
  }

  const send = (reader: Reader, kept: Kept, way: Way): Step => ({
    kind: 'send',
    answers: answersToSend(way),
    allocation: kept.allocation,
    nonce: kept.nonce,
    again: (words) => {
      const key = parts.check === false ? (way.pages.at(-1)?.key ?? CHECK) : CHECK
      return show(reader, kept, way, key, { notice: html`${words}` }) as Extract<Step, { kind: 'page' }>
    },
  })

  const begin = (reader: Reader, known: Answers): Step => {
    const kept = begun()
    const way = walk(compiled, known, kept.allocation, reader.now)
    return show(reader, kept, way, way.next?.key ?? CHECK)
  }

  return {
    begin,
    resume(reader, place, page) {
      const { kept: before, page: last } = (place ?? {}) as Partial<Place>
      const kept = keptFrom(before, chance)
      if (!kept) return null
      const way = walk(compiled, kept.answers, kept.allocation, reader.now)
      if (kept.version !== version) return changed(reader, kept, way)
      const shown = way.pages[(page ?? last ?? 0) - 1] ?? way.next
      return show(reader, kept, way, shown?.key ?? CHECK)
    },
    step(reader, form) {
      const [sealed, another] = form ? sentTexts(form, '_sealed') : []
      if (another !== undefined) return { kind: 'refused', status: 400 }
      if (!form || !sealed) return begin(reader, {})
      const opened = openField(sealing, sealed, reader.now)
      if ('refused' in opened) return { kind: 'refused', status: opened.refused }
      const kept = keptFrom(opened.value, chance)
      if (!kept) return { kind: 'refused', status: 400 }
      const way = walk(compiled, kept.answers, kept.allocation, reader.now)
      if (kept.version !== version) return changed(reader, kept, way)
      const at = sentText(form, '_at')
      const go = sentText(form, '_go')
      return act(reader, kept, way, form, at, go)
    },
  }

  /** Another definition than the one these answers were given to: they were walked again; say so, and go on. */
  function changed(reader: Reader, kept: Kept, way: Way): Step {
    const { t } = reader
    const lost = Object.entries(kept.answers).filter(
      ([id, answer]) => answer !== SEEN && own(way.answers, id) === undefined,
    )
    const asked = lost.flatMap(([id]) => compiled.questions.get(id)?.question.ask ?? [])
    const notice = html`<p class="govuk-body">${t('The questions have changed since you answered. Please check your answers.')}</p>${
      lost.length > 0 &&
      html`<p class="govuk-body">${t('Some of your answers no longer counted, so we left them out.')}</p>`
    }${asked.length > 0 && html`<ul class="govuk-list govuk-list--bullet">${asked.map((ask) => html`<li>${t(ask)}</li>`)}</ul>`}`
    return show(reader, { ...kept, returning: way.next !== null }, way, way.next?.key ?? CHECK, { notice })
  }

  function act(reader: Reader, kept: Kept, way: Way, form: Sent, at: string, go: string): Step {
    const [verb = '', key = ''] = go.split(' ')
    const here = way.pages.find((page) => page.key === at)
    if (at === CHECK) {
      if (verb === 'send') return way.next ? finish(reader, kept, way) : send(reader, kept, way)
      if (verb === 'back') return show(reader, kept, way, way.pages.at(-1)?.key ?? CHECK)
    }
    if (verb === 'change' && way.pages.some((page) => page.key === key))
      return show(reader, { ...kept, returning: at === CHECK || kept.returning }, way, key)
    // Out of order (an old tab, a page that is not asked any more): go on where the answers lead.
    if (!here) return show(reader, kept, way, way.next?.key ?? CHECK)
    if (here.list) return actOnList(reader, kept, way, here, verb, key)
    const read = readPage(here, form, way.answers, reader.now)
    if (verb === 'back')
      return back(reader, kept, way, here, isUntouched(here, form) ? way.answers : read.answers)
    if (read.ok) return goOn(reader, kept, read.answers, at)
    return show(reader, kept, way, at, read)
  }

  function actOnList(
    reader: Reader,
    kept: Kept,
    way: Way,
    { page }: ShownPage,
    verb: string,
    key: string,
  ): Step {
    const entries = entriesOf(way.answers, page)
    const again = (changedEntries: readonly Answers[], show: string): Step => {
      const { [listDone(page)]: _, ...others } = way.answers
      return showAfter(reader, kept, { ...others, [page.id]: changedEntries }, show)
    }
    const { max = 0 } = page.repeat ?? {}
    const item = Number(key.split('#')[1])
    if (verb === 'add' && entries.length < max) return again([...entries, {}], `${page.id}#${entries.length}`)
    if (verb === 'remove' && entries[item]) return again(entries.toSpliced(item, 1), page.id)
    if (verb === 'add' || verb === 'remove') return show(reader, kept, way, page.id)
    if (verb === 'back') return back(reader, kept, way, { key: page.id }, way.answers)
    const answers = { ...way.answers, [page.id]: entries, [listDone(page)]: 'yes' }
    const unfinished = way.pages.find((one) => one.page === page && one.item !== undefined && !one.done)
    return unfinished ? show(reader, kept, way, unfinished.key) : goOn(reader, kept, answers, page.id)
  }

  function showAfter(reader: Reader, kept: Kept, answers: Answers, key: string): Step {
    const way = walk(compiled, answers, kept.allocation, reader.now)
    return show(
      reader,
      kept,
      way,
      way.pages.some((page) => page.key === key) ? key : (way.next?.key ?? CHECK),
    )
  }

  function back(
    reader: Reader,
    kept: Kept,
    way: Way,
    { key, item }: Pick<ShownPage, 'key' | 'item'>,
    answers: Answers,
  ) {
    const page = way.pages.find((one) => one.key === key)?.page
    const entry = page && item !== undefined ? entriesOf(answers, page)[item] : undefined
    // An entry that was begun and left empty is none.
    if (
      page &&
      item !== undefined &&
      item >= (page.repeat?.min ?? 0) &&
      entry &&
      Object.keys(entry).length === 0
    )
      return showAfter(
        reader,
        kept,
        { ...answers, [page.id]: entriesOf(answers, page).toSpliced(item, 1) },
        page.id,
      )
    const at = way.pages.findIndex((one) => one.key === key)
    // From an answer that was being changed, back to all of them.
    if (kept.returning && !way.next) return showAfter(reader, { ...kept, returning: false }, answers, CHECK)
    return showAfter(
      reader,
      { ...kept, returning: false },
      answers,
      way.pages[Math.max(0, at - 1)]?.key ?? CHECK,
    )
  }
}
