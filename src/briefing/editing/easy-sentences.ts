import { type Pack, readingOf } from '../../pack/index.ts'
import type { Briefing } from '../briefing.ts'
import {
  EASY_AGE,
  EASY_PARTS,
  EASY_WORDS,
  type EasyLine,
  easyList,
  suggestedLines,
} from '../published/easy-lines.ts'
import type { FindingList } from './apply-edits.ts'
import type { Doubt } from './claims.ts'
import { type Edits, ordered } from './edits.ts'
import type { Sentence } from './sentences.ts'

/** The lines of the easy-read version as sentences of the editor. Whom to tell is never hidden. */
export const easySentences = (pack: Pack, suggested: Briefing, edits: Edits): Sentence[] => {
  const lines = suggestedLines(pack, suggested)
  return EASY_PARTS.flatMap(({ id: part, title }) => {
    const own = ordered(
      edits,
      easyList(part),
      lines.filter((line) => line.part === part),
      ({ id }) => id,
    )
    return own.map(
      (line): Sentence => ({
        id: line.id,
        part: 'easy',
        list: easyList(part),
        label: title,
        suggested: line.say,
        said: edits.texts[line.id] ?? line.say,
        shown: !edits.hidden.includes(line.id),
        editable: true,
        hideable: part !== 'tell',
        optional: false,
        most: EASY_WORDS,
        evidence: evidenceOf(suggested, line),
      }),
    )
  })
}

const evidenceOf = (
  suggested: Briefing,
  { finding }: ReturnType<typeof suggestedLines>[number],
): Sentence['evidence'] => {
  const voice = suggested.voices.find(({ strengths, learning }) =>
    [...strengths, ...learning].some((one) => one === finding),
  )
  if (!finding || !voice) return { kind: 'content' }
  const reading: FindingList = voice.strengths.includes(finding) ? 'strengths' : 'learning'
  return { kind: 'finding', finding, reading, voice }
}

/** Whether all of it together can be read at nine; one line alone says too little to be measured. */
export const doubtsOfEasyRead = (pack: Pack, lines: readonly EasyLine[]): Doubt[] => {
  if (lines.length === 0) return []
  const { age, longestSentence, hardWords } = readingOf(
    pack,
    lines.map(({ say }) => say),
  )
  if (age <= EASY_AGE) return []
  const hard = hardWords.length > 0 ? ` Find shorter words for: ${hardWords.slice(0, 4).join(', ')}.` : ''
  return [
    {
      what: `The reading age is ${age.toFixed(1)}; easy read is at most ${EASY_AGE}.`,
      right: `The longest line: “${longestSentence.text}”.${hard}`,
    },
  ]
}
