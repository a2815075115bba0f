/** What `early-signs brief` was asked to do, as the command line says it. */
export interface BriefOptions {
  readonly notes?: string
  readonly map?: string
  readonly pack: string
  readonly out: string
  readonly date?: string
  readonly force?: boolean
  readonly json?: boolean
}
