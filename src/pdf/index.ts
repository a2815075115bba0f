export { openPress, type Press, type Printable, type Printed, type Shown } from './press.ts'
