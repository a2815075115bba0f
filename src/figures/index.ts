export { makeFigures } from './make-figures.ts'
export { figuresNavigation, serveFigures } from './routes.ts'
