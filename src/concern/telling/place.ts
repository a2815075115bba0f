import type { Reader } from '../../frame/index.ts'
import type { Content } from '../../kit/html.ts'
import type { FormId } from '../told.ts'
import { tellPath } from '../urls.ts'

/** Where somebody tells: in public, or signed in. The pages are the same. */
export interface Place {
  /** Where a form begins. */
  readonly form: (reader: Reader, form: FormId) => string
  /** What goes with everything that is sent: the field against forged requests. */
  readonly hidden: Content
  /** Where replies are read by who is signed in; null in public, where only the six words lead to them. */
  readonly replies: string | null
}

export const IN_PUBLIC: Place = { form: ({ at }, form) => at(tellPath(form)), hidden: null, replies: null }
