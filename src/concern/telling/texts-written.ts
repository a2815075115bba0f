import { type Avoided, findWordsToAvoid, type Pack } from '../../pack/index.ts'
import type { Answer, Answers, Compiled } from '../../questionnaire/index.ts'

export interface Pointed {
  /** What was asked, in English. */
  readonly ask: string
  readonly found: readonly Avoided[]
}

/** Words that blame a child, by the question that they were written to. What was quoted is left alone. */
export function wordsToPointAt(pack: Pack, compiled: Compiled, answers: Answers): Pointed[] {
  const find = findWordsToAvoid(pack.words)
  const byQuestion = new Map<string, Avoided[]>()
  for (const [id, text] of textsIn(compiled, answers)) {
    const found = find(text)
    if (found.length > 0) byQuestion.set(id, [...(byQuestion.get(id) ?? []), ...found])
  }
  return [...byQuestion].map(([id, found]) => ({
    ask: compiled.questions.get(id)?.question.ask ?? '',
    found: found.filter(({ words }, i) => found.findIndex((one) => one.words === words) === i),
  }))
}

/** Every text that somebody wrote, with its question, of repeated pages too. */
function textsIn(compiled: Compiled, answers: Answers): [string, string][] {
  return Object.entries(answers).flatMap(([id, answer]): [string, string][] => {
    const type = compiled.questions.get(id)?.question.type
    if ((type === 'text' || type === 'textarea') && typeof answer === 'string') return [[id, answer]]
    if (!compiled.pages.get(id)?.repeat || !Array.isArray(answer)) return []
    return (answer as readonly Answer[]).flatMap((entry) =>
      typeof entry === 'object' && !Array.isArray(entry)
        ? textsIn(compiled, entry as unknown as Answers)
        : [],
    )
  })
}
