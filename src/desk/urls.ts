/** Signed-in pages of those who answer what was told. No address holds anything that was told. */
const DESK = '/desk'
const LEAD = '/lead'
const one = (reference: string): string => `${DESK}/concerns/${reference}`

export const deskUrls = {
  inbox: DESK,
  search: `${DESK}/find`,
  stuck: `${DESK}/stuck`,
  concern: one,
  steps: (reference: string) => `${one(reference)}/steps`,
  reopen: (reference: string) => `${one(reference)}/reopen`,
  decide: (reference: string) => `${one(reference)}/decide`,
  reply: (reference: string) => `${one(reference)}/reply`,
  reroute: (reference: string) => `${one(reference)}/re-route`,
  source: (reference: string) => `${one(reference)}/source`,
  take: (reference: string) => `${one(reference)}/take`,
  file: (reference: string, type: string) => `${one(reference)}/take/${type}`,
  copy: (reference: string, system: string) => `${one(reference)}/copy/${system}`,
  follow: (reference: string) => `${one(reference)}/follow`,
  remind: (reference: string) => `${one(reference)}/remind`,
  following: `${DESK}/following`,
  reminderDone: (id: string) => `${DESK}/reminders/${id}/done`,
  lead: LEAD,
  children: `${LEAD}/children`,
  child: (id: string) => `${LEAD}/children/${id}`,
  beside: (reference: string) => `${one(reference)}/same-child`,
  mine: '/my-concerns',
  mineOne: (reference: string) => `/my-concerns/${reference}`,
} as const
