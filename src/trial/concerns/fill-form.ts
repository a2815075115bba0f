import {
  type Allocation,
  type Answer,
  type Answers,
  type AskedQuestion,
  answersToSend,
  type Compiled,
  walk,
} from '../../questionnaire/index.ts'

/** What people choose who cannot say. */
const UNSURE = ['not-sure', 'unsure', 'not-known', 'unknown', 'none', 'nobody', 'no']

/**
 * A form as somebody filled it in: what they would say, where it is asked of them, and as little as possible where an
 * answer is required that they have none for. The forms of another pack ask other things; they are filled in too.
 * @param wanted by question; for a page that repeats, its entries
 */
export const fillForm = (compiled: Compiled, wanted: Answers, allocation: Allocation, now: Date): Answers => {
  const answers: Record<string, Answer> = {}
  for (const { id, repeat, questions } of compiled.definition.pages) {
    if (!repeat) Object.assign(answers, answered(questions, wanted, now))
    else {
      const given = Array.isArray(wanted[id]) ? (wanted[id] as Answers[]) : []
      const entries = given.length < repeat.min ? [...given, {}] : given
      answers[id] = entries.slice(0, repeat.max).map((entry) => answered(questions, entry, now))
    }
  }
  return answersToSend(walk(compiled, answers, allocation, now))
}

const answered = (questions: readonly AskedQuestion[], wanted: Answers, now: Date): Answers =>
  Object.fromEntries(
    questions.flatMap((question) => {
      const given = offered(question, wanted[question.id])
      const answer = given ?? (question.required ? leastSaid(question, now) : undefined)
      return answer === undefined ? [] : [[question.id, answer]]
    }),
  )

/** As far as the question offers it. */
const offered = (
  { type, options, max_length }: AskedQuestion,
  answer: Answer | undefined,
): Answer | undefined => {
  if (answer === undefined || answer === '') return undefined
  if (!options?.length) return typeof answer === 'string' && max_length ? answer.slice(0, max_length) : answer
  const known = (Array.isArray(answer) ? answer : [answer]).filter((one) =>
    options.some(({ id }) => id === one),
  ) as string[]
  if (known.length === 0) return undefined
  return type === 'checkboxes' ? known : known[0]
}

const leastSaid = ({ type, options = [] }: AskedQuestion, now: Date): Answer => {
  const one = UNSURE.find((id) => options.some((option) => option.id === id)) ?? options[0]?.id ?? ''
  if (type === 'checkboxes') return [one]
  if (options.length > 0) return one
  return type === 'date' ? now.toISOString().slice(0, 10) : 'Not known'
}
