export { loadPack } from './load-pack.ts'
export { isOpen, type OpenState, openState, ZONE } from './opening-hours.ts'
export type { Approach, Form, Pack, Translation } from './pack.ts'
