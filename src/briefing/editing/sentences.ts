import type { Briefing, Finding, Theme, Voice } from '../briefing.ts'
import { POINTS } from '../briefing.ts'
import { at, FINDING_LISTS, type FindingList } from './apply-edits.ts'
import { type Edits, ordered } from './edits.ts'

/** What a sentence rests on: shown beside it while it is edited. */
export type Evidence =
  | {
      readonly kind: 'finding'
      readonly finding: Finding
      readonly reading: FindingList
      readonly voice: Voice
    }
  | { readonly kind: 'theme'; readonly theme: Theme }
  | { readonly kind: 'quote'; readonly theme: Theme }
  | { readonly kind: 'figures'; readonly voice: Voice }
  | { readonly kind: 'rules'; readonly how: string }
  | { readonly kind: 'sign'; readonly mayAlsoBe: readonly string[] }
  | { readonly kind: 'content' }
  | { readonly kind: 'own'; readonly voice: Voice | null }

/** Parts of the editor: the seven points, what stands before them and after. */
export const PARTS = [
  { id: 'front', title: 'Title and purpose', number: null },
  ...POINTS.map(({ id, title }, i) => ({ id, title, number: i + 1 })),
  { id: 'together', title: 'To talk over, and three things to do', number: null },
] as const
export type PartId = string

/** One sentence of the briefing: what was suggested, what it says now, and what may be done with it. */
export interface Sentence {
  readonly id: string
  readonly part: PartId
  /** Of which ordered list it is one; null: it stands by itself. */
  readonly list: string | null
  readonly label: string
  readonly suggested: string
  readonly said: string
  readonly shown: boolean
  readonly editable: boolean
  readonly hideable: boolean
  /** Words of the editor's own that may be none. */
  readonly optional: boolean
  /** The most words it may have. */
  readonly most: number
  readonly evidence: Evidence
}

const LONG = 90
const SHORT = 40
const OWN = 60

const LIST_LABELS: Record<FindingList, string> = {
  strengths: 'Strength',
  learning: 'Learning',
  neither: 'Neither yet',
  beside: 'Also measured',
}

/** Every sentence of the briefing in the order of its page, hidden ones too. */
export const sentencesOf = (suggested: Briefing, edits: Edits): Sentence[] => {
  const sentence = (
    part: PartId,
    id: string,
    label: string,
    text: string,
    evidence: Evidence,
    more: Partial<Sentence> = {},
  ): Sentence => ({
    id,
    part,
    list: null,
    label,
    suggested: text,
    said: edits.texts[id] ?? text,
    shown: !edits.hidden.includes(id),
    editable: true,
    hideable: false,
    optional: false,
    most: SHORT,
    evidence,
    ...more,
  })
  const content = { kind: 'content' } as const
  const inOrder = (list: string, sentences: Sentence[]): Sentence[] =>
    ordered(edits, list, sentences, ({ id }) => id)
  const own = (part: PartId): Sentence =>
    sentence(
      part,
      at.own(part),
      'In your own words',
      '',
      { kind: 'own', voice: suggested.voices.find(({ audience }) => audience === part) ?? null },
      { optional: true, most: OWN },
    )

  const voice = (said: Voice): Sentence[] => {
    const { audience } = said
    const findings = FINDING_LISTS.flatMap((list) =>
      inOrder(
        `${audience}/${list}`,
        said[list].map((finding) =>
          sentence(
            audience,
            at.finding(audience, finding.measure),
            `${LIST_LABELS[list]}: ${lowered(finding.name)}`,
            finding.sentence,
            { kind: 'finding', finding, reading: list, voice: said },
            { list: `${audience}/${list}`, hideable: true },
          ),
        ),
      ),
    )
    const themes = inOrder(
      `${audience}/themes`,
      said.themes.map((theme) =>
        sentence(
          audience,
          at.theme(audience, theme.id),
          'Theme',
          theme.name,
          { kind: 'theme', theme },
          {
            list: `${audience}/themes`,
            hideable: true,
          },
        ),
      ),
    )
    const quotes = said.themes.flatMap((theme) =>
      theme.quotes.map((quote, n) =>
        sentence(
          audience,
          at.quote(audience, theme.id, n),
          `Quote: ${lowered(theme.name)}`,
          quote,
          { kind: 'quote', theme },
          { editable: false, hideable: true },
        ),
      ),
    )
    return [
      sentence(audience, `${audience}/who`, 'Who answered', said.who, { kind: 'figures', voice: said }),
      ...findings,
      ...themes,
      ...quotes,
      ...said.cannotTell.map((text, n) =>
        sentence(audience, at.cannot(audience, n), 'What this cannot tell us', text, {
          kind: 'figures',
          voice: said,
        }),
      ),
      own(audience),
    ]
  }

  const { overview, signs } = suggested
  return [
    sentence('front', 'front/title', 'Title', suggested.title, content, { most: 10 }),
    sentence('front', 'front/purpose', 'For whom, and what for', suggested.purpose, content),
    ...Object.entries({ definition: 'Definition', why: 'Why', scope: 'Scope', how: 'How' }).map(
      ([key, label]) =>
        sentence('overview', `overview/${key}`, label, overview[key as keyof typeof overview], content, {
          most: LONG,
        }),
    ),
    own('overview'),
    ...suggested.voices.flatMap(voice),
    sentence('signs', 'signs/note', 'What every list of signs needs', signs.note, content, { most: LONG }),
    ...inOrder(
      'signs',
      signs.list.map((sign) =>
        sentence(
          'signs',
          at.sign(sign.id),
          'Sign',
          sign.title,
          { kind: 'sign', mayAlsoBe: sign.mayAlsoBe },
          {
            list: 'signs',
            hideable: true,
            most: 14,
          },
        ),
      ),
    ).flatMap((title) => {
      const sign = signs.list.find(({ id }) => at.sign(id) === title.id)
      if (!sign) return [title]
      const about = sentence('signs', at.signAbout(sign.id), `About: ${lowered(title.said)}`, sign.about, {
        kind: 'sign',
        mayAlsoBe: sign.mayAlsoBe,
      })
      return [title, { ...about, shown: title.shown }]
    }),
    own('signs'),
    ...suggested.referrals.map(({ when, how }, n) =>
      sentence('referrals', at.referral(n), 'When', when, { kind: 'rules', how }, { most: 20 }),
    ),
    own('referrals'),
    own('tools'),
    ...inOrder(
      'together/questions',
      suggested.questions.map((text, n) =>
        sentence('together', at.question(n), 'To talk over', text, content, {
          list: 'together/questions',
          hideable: true,
        }),
      ),
    ),
    ...inOrder(
      'together/things',
      suggested.threeThings.map((text, n) =>
        sentence('together', at.thing(n), 'A thing to do', text, content, {
          list: 'together/things',
          hideable: true,
        }),
      ),
    ),
  ]
}

const lowered = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1)

/** Ids of a list as it stands now. */
export const listOf = (sentences: readonly Sentence[], list: string): string[] =>
  sentences.flatMap((one) => (one.list === list ? [one.id] : []))

export const wordsIn = (text: string): number => text.split(/\s+/).filter((word) => word !== '').length
