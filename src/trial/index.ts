export { loadTrial } from './load-trial.ts'
export { PARTS } from './parts.ts'
export { removeTrial } from './remove-trial.ts'
export { wantedAtStart } from './wanted-at-start.ts'
