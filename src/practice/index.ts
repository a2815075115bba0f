export {
  type Certificates,
  lastingOfPractice,
  MOST_LETTERS_OF_A_NAME,
  openCertificates,
} from './certificate/certificates.ts'
export { offerCertificate } from './certificate/offer-certificate.ts'
export { printCertificate, shownOf } from './certificate/print-certificate.ts'
export { serveClasses } from './class/serve-classes.ts'
export { drawingOf } from './drawing.ts'
export {
  changeWords,
  gapSentences,
  measureNames,
  practiceSentences,
  practisedNames,
  toldTogether,
  tradesNote,
  valueWords,
} from './measure/evidence-sentences.ts'
export { type AskedItem, itemsFor, type Moment } from './measure/items.ts'
export { anyPractice, type PracticeEvidence, practiceEvidence } from './measure/practice-evidence.ts'
export type { MeasuredChange } from './measure/read-measured.ts'
export { type Module, moduleOf, modulesOf, setModule } from './modules.ts'
export { evidenceTables } from './pages/changed.html.ts'
export { measureBox } from './pages/share.html.ts'
export type { Offer } from './practice-parts.ts'
export type { OpenPress } from './print-card.ts'
export { exercisesBehind } from './rooms.ts'
export { servePractice } from './routes.ts'
export { openDealer } from './scenarios/allot.ts'
export { publishFigures, publishScenariosBy } from './scenarios/publish-figures.ts'
export { allottedIn, type Library, libraryOf, type WeekAnswers } from './scenarios/round.ts'
export { serveScenarios } from './scenarios/serve-scenarios.ts'
export { shareRound } from './scenarios/share-round.ts'
export { practiceNavigation, serveDrawings } from './serve-drawings.ts'
export type { Code, CodedAnswers } from './sharing/coded.ts'
export { serveSharing, shareAfterEnding } from './sharing/serve-sharing.ts'
export {
  doorOf,
  openSharing,
  PRACTISING,
  type SharedAudience,
  type Sharing,
} from './sharing/share-answers.ts'
export { shufflePracticeBy } from './sharing/shuffle.ts'
export { begin } from './take-turn.ts'
