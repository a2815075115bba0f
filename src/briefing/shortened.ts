import type { Printable } from '../pdf/index.ts'
import type { Briefing } from './briefing.ts'
import { sheet } from './sheet.ts'

/** What the sheet says of itself once it fits. */
export interface Fitted {
  /** Of its text, in points. */
  readonly size: number
  /** What was shortened or left out, as whoever edits it knows it. */
  readonly shortened: readonly string[]
}

/** What one side of A4 had to leave out at the step at which it fitted. */
export const fittedAt = (briefing: Briefing, step: number): Fitted => {
  const { data } = sheet(briefing)
  const steps = (data as { steps: readonly { size: number; data: Printable }[] }).steps
  const chosen = steps[step]
  if (!chosen) throw new Error('The sheet has no such step.')
  const said = chosen.data as {
    overview: Record<string, string>
    voices: readonly {
      strengths: readonly { sentence: string; basis: string }[]
      learning: readonly { sentence: string; basis: string }[]
      moreStrengths: number
      moreLearning: number
    }[]
    moreSigns: number
    moreReferrals: number
    moreTools: number
    morePractice: number
    referrals: readonly { how: string }[]
    threeThings: readonly string[]
    signsNote: string
  }
  const cut = (text: string): boolean => text.endsWith('…')
  const shortened: string[] = []
  const tell = (when: boolean, what: string): void => void (when && shortened.push(what))
  for (const [term, text] of Object.entries(said.overview))
    tell(cut(text), `1 Overview: ${term.replace('.', '')}`)
  for (const [i, voice] of said.voices.entries()) {
    const name = `${i + 2} ${briefing.voices[i]?.heading ?? ''}`
    tell(voice.moreStrengths > 0, `${name}: ${voice.moreStrengths} more in strengths`)
    tell(voice.moreLearning > 0, `${name}: ${voice.moreLearning} more in learning`)
    const sentences = [...voice.strengths, ...voice.learning]
    tell(
      sentences.some(({ sentence }) => cut(sentence)),
      `${name}: a sentence`,
    )
    tell(
      sentences.some(({ basis }) => /…”$/.test(basis)),
      `${name}: how the question was asked`,
    )
  }
  tell(said.moreSigns > 0, `5 Signs: ${said.moreSigns} more`)
  tell(cut(said.signsNote), '5 Signs: the note')
  tell(said.moreReferrals > 0, `6 Referrals: ${said.moreReferrals} more`)
  tell(
    said.referrals.some(({ how }) => how.includes('…')),
    '6 Referrals: what to do',
  )
  tell(said.moreTools > 0, `7 Tools: ${said.moreTools} more`)
  tell(said.morePractice > 0, `From practice: ${said.morePractice} more`)
  tell(said.threeThings.some(cut), 'Three things: a line')
  return { size: chosen.size, shortened }
}
