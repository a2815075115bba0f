export { openPress, type Press, type Printable, type Printed, TYPEFACE } from './press.ts'
