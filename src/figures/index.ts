export { makeFigures } from './make-figures.ts'
export { figuresNavigation, serveFigures } from './routes.ts'
export { type ToldInYear, toldInYear } from './told-in-year.ts'
