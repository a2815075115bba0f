export {
  type Allocation,
  type Answer,
  type Answers,
  type AskedPage,
  type AskedQuestion,
  type Compiled,
  PREFER_NOT_TO_SAY,
  type Questionnaire,
  type ShownPage,
  type Variant,
} from './answers.ts'
export type { Around } from './asked-page.html.ts'
export { compile } from './compile.ts'
export { holds } from './conditions.ts'
export { conditionWords, type DescribedPage, describe } from './describe.ts'
export type { FaultKind } from './fault-of.ts'
export { faultWords } from './fault-words.ts'
export { type AnsweredPart, inWords } from './in-words.ts'
export { type Journey, type JourneyParts, openJourney, type Place, type Step } from './journey.ts'
export { allocate, type Draw, seeded, unmixed } from './order.ts'
export { preview } from './preview.html.ts'
export { type AnswerFault, type AnswersRead, readAnswers } from './read-answers.ts'
export { type PageFault, type PageRead, readPage } from './read-page.ts'
export type { Typed } from './typed.ts'
export { answersToSend, type Way, walk } from './walk.ts'
