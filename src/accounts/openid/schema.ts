import type { Generated } from 'kysely'

declare module '../../db/schema.ts' {
  interface Schema {
    openid_provider: {
      partnership_id: string
      id: Generated<string>
      organisation_id: string
      issuer: string
      client_id: string
      added_by: string
      added_at: Generated<Date>
      ended_by: string | null
      ended_at: Date | null
    }
    openid_setting: {
      partnership_id: string
      id: Generated<string>
      provider_id: string
      sealed_secret: Buffer
      domains: string[]
      second_step: 'amr' | 'acr' | 'trusted'
      acr: string | null
      joining: boolean
      set_by: string
      set_at: Generated<Date>
    }
    openid_link: {
      partnership_id: string
      id: Generated<string>
      provider_id: string
      person_id: string
      subject: string
      linked_by: 'invitation' | 'e-mail' | 'joining'
      linked_at: Generated<Date>
      last_used_at: Generated<Date>
      ended_by: string | null
      ended_at: Date | null
    }
    sign_in_attempt: {
      partnership_id: string
      id: Generated<string>
      kind: 'passkey' | 'new-passkey' | 'openid'
      browser_hash: Buffer
      sealed_expected: Buffer
      made_at: Date
      expires_at: Date
      used_at: Date | null
    }
  }
}
