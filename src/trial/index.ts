export { type Loaded, type LoadParts, loadTrial, PARTS, wantedAtStart } from './load-trial.ts'
export { removeTrial } from './remove-trial.ts'
