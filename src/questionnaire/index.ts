export {
  type Allocation,
  type Answer,
  type Answers,
  type AskedQuestion,
  type Compiled,
  PREFER_NOT_TO_SAY,
  type Questionnaire,
  type ShownPage,
} from './answers.ts'
export type { Around } from './asked-page.html.ts'
export { compile } from './compile.ts'
export { holds } from './conditions.ts'
export { describe } from './describe.ts'
export { faultWords } from './fault-words.ts'
export { type AnsweredPart, inWords } from './in-words.ts'
export { type Journey, openJourney, type Place, type Step } from './journey.ts'
export { allocate, type Draw, seeded, unmixed } from './order.ts'
export { preview } from './preview.html.ts'
export { type AnswerFault, readAnswers } from './read-answers.ts'
export { answersToSend, walk } from './walk.ts'
