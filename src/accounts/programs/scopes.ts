import type { OrganisationKind } from '../roles.ts'

/** What a key may open. Each route of the interface for programs names one. */
export const SCOPES = [
  'concerns:read',
  'concerns:answer',
  'concerns:tell',
  'figures:read',
  'status:read',
] as const
export type Scope = (typeof SCOPES)[number]

/** What a scope allows, in a sentence, for `t`. */
export const SCOPE_MEANS: Readonly<Record<Scope, string>> = {
  'concerns:read': 'Reads concerns that the organisation’s teams receive, never who told.',
  'concerns:answer': 'Writes back its own reference, what was decided, and what became of it.',
  'concerns:tell': 'Sends concerns of the organisation in the forms of the partnership.',
  'figures:read': 'Reads the figures that are published, small numbers left out.',
  'status:read': 'Sees which forms are open and which version of the content is in force.',
}

/** The partnership itself receives nothing and tells nothing. */
export const SCOPES_IN = (kind: OrganisationKind): readonly Scope[] =>
  kind === 'partnership' ? ['figures:read', 'status:read'] : SCOPES
