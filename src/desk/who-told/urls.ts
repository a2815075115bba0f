import type { Role } from '../../accounts/index.ts'

/** Which roles of which teams may read who told. */
export const WHO_MAY_READ = '/desk/who-may-read'
/** Who gives that permission and takes it: nobody who could use it. */
export const GIVES_PERMISSION: readonly Role[] = ['administrator']
