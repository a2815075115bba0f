export { type Assets, buildAssets, filesOf, type Surroundings } from './assets.ts'
export { backLink } from './back-link.html.ts'
export {
  answersNow,
  contactAnchor,
  contactCard,
  linkNumbers,
  openNow,
  opensAgain,
  telephone,
} from './contact.html.ts'
export { arcs, icon, motifDrawing } from './drawings.html.ts'
export { type FieldFault, faultOf, faultSummary, titled } from './faults.html.ts'
export { HANDED_OVER, type HandedOver, handedOver } from './handed-over.ts'
export { leaveTo, leavingNote } from './leave.html.ts'
export { listTable } from './list-table.html.ts'
export { PAGE_END, type Page, page } from './page.html.ts'
export { pagesNav } from './pages-nav.html.ts'
export { periodWords } from './period.ts'
export { problemPage } from './problem.html.ts'
export { byTeller, languageOf, type Reader, readerOf } from './reader.ts'
export { type Answer, type AnswerParts, type Refused, sendAnswer } from './send-answer.ts'
export { dayInWords, source, sources } from './source.html.ts'
export { type StaffPage, staffPage } from './staff-page.html.ts'
export { STAFF_PROBLEM_STATUS, type StaffProblem, staffProblemPage } from './staff-problem.html.ts'
