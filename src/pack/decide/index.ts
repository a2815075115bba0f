export type { AlsoLine, Answer, Facts, Reach } from '../facts.ts'
export type { Question } from '../schema/whom-to-tell.ts'
export {
  type Chosen,
  contradicting,
  factsFrom,
  nextQuestion,
  offeredOptions,
  type Way,
  wayOver,
  withWhatFollows,
} from './ask.ts'
export { checkTable, type TableProof } from './check-table.ts'
export { decide } from './decide.ts'
export { describeTable, type TableInWords } from './describe.ts'
export { type NamingNeighbours, type Neighbour, namingNeighbours } from './neighbours.ts'
export { parseFacts } from './parse-facts.ts'
export { answeringFor } from './reach.ts'
export type { Where } from './where.ts'
