import type { Pack } from '../../pack/index.ts'
import type { Briefing, Finding, PointId, Theme, Voice } from '../briefing.ts'
import { POINTS } from '../briefing.ts'
import { named, pointer } from '../resources.ts'
import { type Edits, ordered } from './edits.ts'

/** Which lists of a voice hold findings. */
export const FINDING_LISTS = ['strengths', 'learning', 'neither', 'beside'] as const
export type FindingList = (typeof FINDING_LISTS)[number]

/** Ids of sentences: where each stands. */
export const at = {
  finding: (audience: string, measure: string): string => `${audience}/finding/${measure}`,
  theme: (audience: string, theme: string): string => `${audience}/theme/${theme}`,
  quote: (audience: string, theme: string, n: number): string => `${audience}/theme/${theme}/quote/${n}`,
  cannot: (audience: string, n: number): string => `${audience}/cannot/${n}`,
  sign: (id: string): string => `signs/sign/${id}`,
  signAbout: (id: string): string => `signs/sign/${id}/about`,
  referral: (n: number): string => `referrals/${n}/when`,
  question: (n: number): string => `together/question/${n}`,
  thing: (n: number): string => `together/thing/${n}`,
  own: (point: string): string => `${point}/own`,
} as const

/** The briefing as its editors left it. Figures, quotes and whom to tell are never theirs to change. */
export const applyEdits = (suggested: Briefing, edits: Edits, pack: Pack): Briefing => {
  const say = (id: string, text: string): string => edits.texts[id] ?? text
  const shown = (id: string): boolean => !edits.hidden.includes(id)
  /** What is shown of a list, in its order, each with its id. */
  const list = <Item>(
    name: string,
    items: readonly Item[],
    idOf: (item: Item, n: number) => string,
  ): Item[] => {
    const withIds = items.map((item, n) => ({ item, id: idOf(item, n) }))
    return ordered(edits, name, withIds, ({ id }) => id)
      .filter(({ id }) => shown(id))
      .map(({ item }) => item)
  }
  const texts = (name: string, items: readonly string[], idOf: (n: number) => string): string[] => {
    const withIds = items.map((text, n) => ({ text, id: idOf(n) }))
    return list(name, withIds, ({ id }) => id).map(({ text, id }) => say(id, text))
  }
  const chosen = (point: string, suggestion: Briefing['tools']): Briefing['tools'] => {
    const ids = edits.chosen[`${point}/resources`]
    if (!ids) return suggestion
    const known = new Map(suggestion.map((one) => [one.id, one]))
    // What has left the pack since stays where it was suggested; what never was in it is not to be had.
    return ids.flatMap((id) => known.get(id) ?? named(pack, [id]).map(pointer))
  }

  const voice = (said: Voice): Voice => {
    const { audience } = said
    const findings = (name: FindingList): Finding[] =>
      list(`${audience}/${name}`, said[name], ({ measure }) => at.finding(audience, measure)).map((one) => ({
        ...one,
        sentence: say(at.finding(audience, one.measure), one.sentence),
      }))
    const theme = (one: Theme): Theme => ({
      ...one,
      name: say(at.theme(audience, one.id), one.name),
      quotes: one.quotes.filter((_, n) => shown(at.quote(audience, one.id, n))),
    })
    const [strengths, learning] = [findings('strengths'), findings('learning')]
    return {
      ...said,
      who: say(`${audience}/who`, said.who),
      strengths,
      learning,
      neither: findings('neither'),
      beside: findings('beside'),
      leftOut: {
        strengths: said.strengths.length - strengths.length,
        learning: said.learning.length - learning.length,
      },
      themes: list(`${audience}/themes`, said.themes, ({ id }) => at.theme(audience, id)).map(theme),
      cannotTell: said.cannotTell.map((text, n) => say(at.cannot(audience, n), text)),
      resources: chosen(audience, said.resources),
    }
  }

  const { overview, signs, referrals, questions, threeThings } = suggested
  return {
    ...suggested,
    title: say('front/title', suggested.title),
    purpose: say('front/purpose', suggested.purpose),
    overview: {
      definition: say('overview/definition', overview.definition),
      why: say('overview/why', overview.why),
      scope: say('overview/scope', overview.scope),
      how: say('overview/how', overview.how),
    },
    voices: suggested.voices.map(voice),
    signs: {
      note: say('signs/note', signs.note),
      list: list('signs', signs.list, ({ id }) => at.sign(id)).map((sign) => ({
        ...sign,
        title: say(at.sign(sign.id), sign.title),
        about: say(at.signAbout(sign.id), sign.about),
      })),
    },
    referrals: referrals.map((one, n) => ({ ...one, when: say(at.referral(n), one.when) })),
    tools: chosen('tools', suggested.tools),
    questions: texts('together/questions', questions, at.question),
    threeThings: texts('together/things', threeThings, at.thing),
    own: ownTexts(edits),
  }
}

const ownTexts = ({ texts }: Edits): Partial<Record<PointId, string>> =>
  Object.fromEntries(POINTS.flatMap(({ id }) => (texts[at.own(id)] ? [[id, texts[at.own(id)]]] : [])))
