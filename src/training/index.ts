export { trainingNavigation } from './assignment-routes.ts'
export { SEALED_OF_TRAINING } from './contacts.ts'
export { offerTelling } from './learn-routes.ts'
export { serveTraining } from './serve-training.ts'
