import { contactCard, type Page, type Reader } from '../../../frame/index.ts'
import { type Content, type Html, html } from '../../../kit/html.ts'
import { comeBack } from '../../pages/share.html.ts'
import type { Kept } from '../../sharing/asked-again.ts'
import { SCENARIOS, WRITING } from '../../urls.ts'
import type { Published } from '../publish-figures.ts'
import type { Library, Round } from '../round.ts'
import { setOf, storyOf } from '../round.ts'
import type { ToldFile } from '../told.ts'
import { everyone } from './everyone.html.ts'
import { roomPage, roundForm, type Sealed } from './frame.html.ts'
import { tellOf, whoLine } from './notes.html.ts'
import { number } from './say-gap.ts'

/** How sharing went: not asked yet, kept (by words to come back with), or not kept. */
export type Shared = 'not-yet' | 'comes-back' | Kept

/** The end of a round: what was given by chance, one’s own answers by it, everybody’s, and what neither can tell. */
export function endPage(
  reader: Reader,
  library: Library,
  round: Round,
  {
    own,
    published,
    sealed,
    sharing,
    after,
  }: {
    own: readonly ToldFile[]
    published: Published
    sealed: Sealed
    sharing: Shared
    /** For who closed every file: whom to tell, a certificate. */
    after?: Content
  },
): Page {
  const { t, at, pack } = reader
  const set = setOf(library, round.set)
  const factors = library.rules.factors.filter(({ id }) => set?.reads.includes(id))
  const contacts = [pack.contacts.get(pack.partnership.front_door)].flatMap((one) => one ?? [])
  return roomPage(
    reader,
    t('Small notes, one child'),
    html`<div class="es-said-together" id="now">
<h1 class="govuk-heading-xl">${t('The same notes, another child')}</h1>
<p class="govuk-body-l">${t('Chance gave each file its child. Somebody else reads the very same notes, with no other word changed, about {other}.', { other: otherNames(reader, factors) })}</p>
${ownTable(reader, library, round, own)}
<section><h2 class="govuk-heading-l">${t('You, over your files')}</h2>${factors.map(({ id, name, levels }) => ownLine(reader, { id, name, levels }, own, library))}<p class="govuk-body es-quiet">${t('This is a start for thinking, not a finding: the files differ from each other more than any two children do.')}</p></section>
${everyone(reader, library, round, published)}
<section class="es-cannot"><h2 class="govuk-heading-m">${t('What this cannot tell')}</h2><ul class="govuk-list govuk-list--bullet">${library.rules.cannot_tell.map((text) => html`<li>${t(text)}</li>`)}</ul></section>
${after && html`<div class="es-after">${after}</div>`}${!after && round.carried && html`<p class="govuk-body es-no-print">${t('You can tell whoever asked you when every file is closed. “Back to the files” goes on with the next.')}</p>`}
${own.length > 0 && shareForm(reader, sealed, sharing, round.before !== undefined)}
<section class="es-no-print"><h2 class="govuk-heading-m">${t('What now?')}</h2><ul class="es-ways-in"><li><a class="es-choice" href="${at(WRITING)}">${t('Mend the words')}</a></li><li><a class="es-choice" href="${at(SCENARIOS)}">${t('Begin again, with other children')}</a></li></ul><p class="govuk-body">${t('Was there a child in your mind as you read? You do not need to be sure to ask.')}</p><div class="es-contacts">${contacts.map((contact) => contactCard(reader, contact))}</div></section>
${roundForm(reader, sealed, html`<p class="es-tray__back es-no-print"><button type="submit" class="es-link-button" name="go" value="back">${t('Back to the files')}</button></p>`)}
</div>`,
  )
}

type Factors = Library['rules']['factors']

const otherNames = ({ t }: Reader, factors: Factors): string =>
  factors
    .map(({ levels: [one, other] }) =>
      t('{one} or {other}', { one: t(one?.name ?? ''), other: t(other?.name ?? '') }),
    )
    .join('; ')

/** Each file with its child and what was answered; a list on a phone, rows where there is room. */
function ownTable(reader: Reader, library: Library, round: Round, own: readonly ToldFile[]): Html {
  const { t } = reader
  const { asked } = library
  return html`<ul class="es-own-files">${own.map((file) => {
    const nth = round.stories.indexOf(file.story)
    const { scenario, answered } = storyOf(library, round, nth)
    const last = answered.at(-1)
    const choice = (list: readonly { id: string; say: string }[], id: string | null | undefined) =>
      t(list.find((one) => one.id === id)?.say ?? '')
    const when = answered.map(({ worry }) => worry).join(', ')
    return html`<li><h2 class="govuk-heading-s">${t(scenario.title)}</h2><p class="es-own-files__who">${whoLine(library, round, tellOf(reader, library, round, nth, scenario))}</p><dl class="es-own"><dt>${t('Your worry, week by week')}</dt><dd>${when}</dd><dt>${t('You thought of')}</dt><dd>${choice(asked.harm.choices, last?.harm)}</dd><dt>${t('You would first')}</dt><dd>${choice(asked.next.choices, last?.next)}</dd>${!Number.isNaN(file.blames) && html`<dt>${t('Your words')}</dt><dd>${file.blames === 1 ? t('Some of them blame') : t('None of our list blame')}</dd>`}</dl></li>`
  })}</ul>`
}

/** One’s own mean worry with each level; nothing where one of them was not met. */
function ownLine(
  { t }: Reader,
  { id, levels }: Factors[number],
  own: readonly ToldFile[],
  { asked }: Library,
): Content {
  const [one, other] = levels.map((level) => {
    const files = own.filter((file) => file.child[id] === level.id)
    return {
      ...level,
      n: files.length,
      worry: files.reduce((sum, file) => sum + file.worry, 0) / files.length,
    }
  })
  if (!one?.n || !other?.n)
    return html`<p class="govuk-body">${t('You met only one of these so far: {one} or {other}.', { one: t(one?.name ?? ''), other: t(other?.name ?? '') })}</p>`
  return html`<p class="govuk-body">${t(
    'Of {one} your worry was {worry} out of {most} on average (files: {n}); of {other} it was {than} (files: {m}).',
    {
      one: t(one.name),
      n: one.n,
      worry: number(one.worry),
      most: asked.concern.scale.to,
      other: t(other.name),
      m: other.n,
      than: number(other.worry),
    },
  )}</p>`
}

/** Asked once, told plainly; what is sent is what `codesOf` gives, and nothing else. */
function shareForm(reader: Reader, sealed: Sealed, sharing: Shared, measured: boolean): Content {
  const { t } = reader
  if (sharing === 'kept' || sharing === 'comes-back')
    return html`<section class="es-share es-share--kept" id="shared" role="status"><h2 class="govuk-heading-m">${t('Thank you. Your answers were shared.')}</h2><p class="govuk-body">${t('They count with everybody’s from tomorrow, once there are enough. Nobody can tell which are yours, so they cannot be taken back.')}</p>${sharing === 'comes-back' && comeBack(reader, 'practitioners')}</section>`
  return html`<section class="es-share es-no-print"><h2 class="govuk-heading-m">${t('Share your answers to help others?')}</h2>${notKept(reader, sharing)}<p class="govuk-body">${t('What is kept: the day, which files, who each child was, and what you chose each week. Of your own words only whether our list found any that blame, never the words.')}</p><p class="govuk-body">${t('Not kept: your name, your work, your address, the hour.')} ${measured ? t('You said that you would answer the same questions once more. They come next. Nothing is kept unless you press “Share my answers” below them.') : t('Nothing is kept unless you press this.')}</p>${roundForm(reader, { ...sealed, to: 'shared' }, html`<button type="submit" class="govuk-button" name="go" value="share">${measured ? t('On to the questions') : t('Share my answers')}</button>`)}</section>`
}

const notKept = ({ t }: Reader, shared: Shared): Content => {
  const says = {
    away: t('They could not be kept just now. Nothing was lost: press again in a while.'),
    'too-much': t('They were not kept: very many answers came from where you are. Press again in an hour.'),
  }
  return (
    (shared === 'away' || shared === 'too-much') &&
    html`<p class="govuk-body" role="alert"><strong>${says[shared]}</strong></p>`
  )
}
