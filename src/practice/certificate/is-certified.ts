import type { Exercise } from '../../pack/index.ts'

/** Whether there is a certificate at its end. */
export const isCertified = ({ kind }: Exercise): boolean => kind === 'shift'
