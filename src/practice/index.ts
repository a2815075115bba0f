export {
  type Certificates,
  type Certified,
  lastingOfPractice,
  MOST_LETTERS_OF_A_NAME,
  openCertificates,
} from './certificate/certificates.ts'
export { offerCertificate } from './certificate/offer-certificate.ts'
export { printCertificate, shownOf } from './certificate/print-certificate.ts'
export { type ClassParts, serveClasses } from './class/serve-classes.ts'
export { type Drawing, drawingOf } from './drawing.ts'
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
export type { MeasuredChange, ToldMeasure } from './measure/read-measured.ts'
export { type Module, moduleOf, modulesOf, setModule } from './modules.ts'
export { evidenceTables } from './pages/changed.html.ts'
export { measureBox } from './pages/share.html.ts'
export type { AfterEnding, ExerciseParts, Offer, PracticeParts } from './practice-parts.ts'
export type { OpenPress } from './print-card.ts'
export { exercisesBehind, type Room, roomOf } from './rooms.ts'
export { servePractice } from './routes.ts'
export { openDealer } from './scenarios/allot.ts'
export { publishFigures, publishScenariosBy } from './scenarios/publish-figures.ts'
export { allottedIn, type Library, libraryOf, type WeekAnswers } from './scenarios/round.ts'
export { serveScenarios } from './scenarios/serve-scenarios.ts'
export { shareRound } from './scenarios/share-round.ts'
export { practiceNavigation, serveDrawings } from './serve-drawings.ts'
export type { Code, CodedAnswers } from './sharing/coded.ts'
export { type SharingParts, serveSharing, shareAfterEnding } from './sharing/serve-sharing.ts'
export {
  audienceOf,
  doorOf,
  openSharing,
  PRACTISING,
  type Shared,
  type SharedAudience,
  type Sharing,
} from './sharing/share-answers.ts'
export { shufflePracticeBy } from './sharing/shuffle.ts'
export { begin, type Taken, takeTurn } from './take-turn.ts'
export { type Entry, threadOf } from './thread.ts'
export { beforeLastChoice, type Move, type Passed, type Walked, walk } from './walk.ts'
export { type Way, wayFrom } from './way.ts'
