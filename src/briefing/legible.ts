import { contrast } from '../pack/index.ts'

const DARK = '#1c2a2e'
const WHITE = '#ffffff'

/** Dark or white: whichever stands out more from this colour (#rrggbb). */
export const legibleOn = (colour: string): string =>
  contrast(colour, DARK) >= contrast(colour, WHITE) ? DARK : WHITE
