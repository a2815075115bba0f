import type { Reader } from '../../frame/index.ts'
import { type Content, type Html, html } from '../../kit/html.ts'
import { initialOf, type Players, type View } from '../../pack/index.ts'
import type { Room } from '../rooms.ts'
import type { Entry } from '../thread.ts'
import type { Say } from './voice.html.ts'

/** Colours for who writes, by the order of the roles: a colour says nothing of anybody. */
const COLOURS = 5

export const colourOf = (order: readonly string[], role: string): string =>
  `es-who--${(order.indexOf(role) % COLOURS) + 1}`

/** What the thread is told with. */
export interface Telling {
  readonly players: Players
  readonly say: Say
  readonly room: Room
  /** Of a quiz: over words that could be said. */
  readonly could: string | null
}

/** What has arrived: earlier scenes folded, and the scene that somebody is in. */
export function thread(reader: Reader, entries: readonly Entry[], telling: Telling): Html {
  const { t } = reader
  const cut = sceneFrom(entries)
  const earlier = entries.slice(0, cut)
  return html`<div class="es-thread" role="log" aria-label="${t('What has happened so far')}" tabindex="-1" data-thread>${
    earlier.length > 0 &&
    html`<details class="es-earlier" data-earlier><summary>${t('Earlier')}</summary>${list(reader, earlier, telling)}</details>`
  }${list(reader, entries.slice(cut), telling)}</div>`
}

/** Where the scene begins that what is new belongs to: at the last hour that was told before it. */
const sceneFrom = (entries: readonly Entry[]): number => {
  const first = entries.findIndex(({ isNew }) => isNew)
  const before = first === -1 ? entries : entries.slice(0, first)
  return Math.max(
    0,
    before.findLastIndex(({ kind }) => kind === 'when'),
  )
}

/** The first of what is new is where a page without scripts opens. */
function list(reader: Reader, entries: readonly Entry[], telling: Telling): Html {
  const first = entries.findIndex(({ isNew }) => isNew)
  return html`<ol class="es-thread__list">${entries.map((entry, i) => {
    const { look, inside } = shown(reader, entry, telling)
    return html`<li class="${look}"${i === first && html` id="now"`}${entry.isNew && html` data-new="${entry.kind}"`}>${inside}</li>`
  })}</ol>`
}

interface Shown {
  readonly look: string
  readonly inside: Content
}

function shown({ t }: Reader, entry: Entry, { players, say, room, could }: Telling): Shown {
  switch (entry.kind) {
    case 'when':
      return { look: 'es-line es-line--when', inside: html`<span>${t(entry.say)}</span>` }
    case 'told':
      return { look: 'es-line es-line--told', inside: html`<p>${say(entry.say)}</p>` }
    case 'did': {
      const words = entry.say === null ? room.views[entry.choice as View] : say(entry.say)
      return {
        look: 'es-line es-line--did',
        inside: html`<p><span class="govuk-visually-hidden">${t('What you chose:')} </span>${words}</p>`,
      }
    }
    case 'message': {
      const mine = entry.from === 'you'
      const name = mine ? t('You') : (players.get(entry.from)?.name ?? '')
      const side = mine ? 'es-line--mine' : `es-line--theirs ${colourOf([...players.keys()], entry.from)}`
      return {
        look: `es-line es-line--message ${side}${entry.goesOn ? ' es-line--goes-on' : ''}`,
        inside: html`${!mine && html`<span class="es-face" aria-hidden="true">${initialOf(name)}</span>`}<p class="es-said"><span class="${(mine && !could) || entry.goesOn ? 'govuk-visually-hidden' : 'es-said__who'}">${mine && could ? could : name}<span class="govuk-visually-hidden">:</span> </span>${entry.picture ? html`<span class="es-said__picture"><span class="govuk-visually-hidden">${t('A picture:')} </span>${say(entry.say)}</span>` : say(entry.say)}${entry.at && html` <time>${entry.at}</time>`}</p>`,
      }
    }
  }
}
