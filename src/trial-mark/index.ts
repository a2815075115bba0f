export {
  type LoadedPart,
  markedRow,
  markPart,
  markRow,
  removeMarked,
  type TrialKind,
  type TrialStanding,
  takeTurns,
  trialAmong,
  trialLoaded,
  trialStanding,
} from './queries.ts'
