import { decide, type Facts, type Pack } from '../pack/index.ts'
import type { Referral } from './briefing.ts'

/**
 * Point 6: each situation of the pack, and what its table of rules tells a practitioner then, in opening hours. The
 * situations were checked when the pack was loaded.
 */
export const referralsOf = (pack: Pack): Referral[] =>
  (pack.briefing?.referrals ?? []).map(({ when, facts }) => {
    const { first, form } = decide(pack, { ...facts, teller: 'practitioner' } as Facts)
    const written = form ? pack.publishedForms.get(form) : undefined
    return {
      when,
      how: first.how,
      byWhen: first.by_when,
      telephone: (first.contact && pack.contacts.get(first.contact)?.telephone?.number) || null,
      form: written ? { name: written.name, link: written.link ?? null } : null,
    }
  })
