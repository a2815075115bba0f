import type { Visit } from '../../accounts/index.ts'
import { sentText, sentTexts } from '../../kit/sent.ts'
import { dayOf, type Pack } from '../../pack/index.ts'
import type { openPress } from '../../pdf/index.ts'
import type { FocusGroupParts } from '../../survey/index.ts'
import type { Briefing } from '../briefing.ts'
import type { Opened } from '../briefing-queries.ts'
import { applyEdits } from '../editing/apply-edits.ts'
import { type Doubt, doubtsOf } from '../editing/doubts.ts'
import { easySentences } from '../editing/easy-sentences.ts'
import type { Edits } from '../editing/edits.ts'
import { type Sentence, sentencesOf } from '../editing/sentences.ts'
import type { PublishedShelf } from '../published/published-shelf.ts'
import type { BriefingStyles } from '../published/style-sheet.ts'

/** What the pages of the editor need beside the visit. */
export interface Desk {
  readonly pack: Pack
  /** Focus groups are kept encrypted: with what they are opened. */
  readonly groups: FocusGroupParts
  readonly styles: BriefingStyles
  readonly shelf: PublishedShelf
  /** Where the service is reached from outside, without a path. */
  readonly publicUrl: string
  readonly press: () => ReturnType<typeof openPress>
}

/** A sentence with what to look at again. */
export interface Doubted extends Sentence {
  readonly doubts: readonly Doubt[]
}

/** Every sentence of a briefing, those of the easy-read version last. */
export const doubted = ({ pack }: Desk, { evidence }: Pick<Opened, 'evidence'>, edits: Edits): Doubted[] =>
  allSentences(pack, evidence.suggested, edits).map((one) => ({
    ...one,
    doubts: one.shown ? doubtsOf(one, pack, evidence.voices) : [],
  }))

export const allSentences = (pack: Pack, suggested: Briefing, edits: Edits): Sentence[] => [
  ...sentencesOf(suggested, edits),
  ...easySentences(pack, suggested, edits),
]

/** The briefing as it would be published at this moment. */
export const asPublished = (
  { pack }: Pick<Desk, 'pack'>,
  { evidence }: Pick<Opened, 'evidence'>,
  edits: Edits,
  now: Date,
): Briefing => ({
  ...applyEdits(evidence.suggested, edits, pack),
  date: dayOf(now),
  approved: pack.partnership.approval !== null,
})

/** A field of a form, as one text; what is missing is ''. */
export const field = ({ form }: Visit, name: string): string => sentText(form, name)

/** A field that may come several times. */
export const fields = ({ form }: Visit, name: string): string[] => sentTexts(form, name)

/** A whole number from 1, or null. */
export const numberIn = (text: string | undefined): number | null =>
  text !== undefined && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null
