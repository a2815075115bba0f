export { openPress, type Press, type Printable, type Printed } from './press.ts'
