export { makeFigures } from './make-figures.ts'
export { figuresNavigation, serveFigures } from './routes.ts'
export { type ToldFigure, type ToldInYear, toldInYear } from './told-in-year.ts'
