import type { Generated } from 'kysely'

declare module '../db/schema.ts' {
  interface Schema {
    person: {
      partnership_id: string
      id: Generated<string>
      name: string
      email: string
      trial: Generated<boolean>
      added_at: Generated<Date>
    }
    organisation: {
      partnership_id: string
      id: Generated<string>
      name: string
      kind: string
      added_at: Generated<Date>
    }
    organisation_closing: {
      partnership_id: string
      id: Generated<string>
      organisation_id: string
      closed_by: string
      closed_at: Generated<Date>
      reopened_by: string | null
      reopened_at: Date | null
    }
    membership: {
      partnership_id: string
      id: Generated<string>
      person_id: string
      organisation_id: string
      added_by: string | null
      added_at: Generated<Date>
    }
    role_grant: {
      partnership_id: string
      id: Generated<string>
      membership_id: string
      role: string
      granted_by: string | null
      granted_at: Generated<Date>
      revoked_by: string | null
      revoked_at: Date | null
    }
    password: {
      partnership_id: string
      person_id: string
      hash: Buffer
      salt: Buffer
      memory_kib: number
      passes: number
      parallelism: number
      set_at: Date
    }
    one_time_code: {
      partnership_id: string
      person_id: string
      sealed_secret: Buffer
      last_step: string
      set_at: Date
    }
    recovery_code: {
      partnership_id: string
      person_id: string
      hash: Buffer
      made_at: Date
      used_at: Date | null
    }
    invitation: {
      partnership_id: string
      id: Generated<string>
      person_id: string
      token_hash: Buffer
      purpose: 'join' | 'recover'
      issued_by: string | null
      issued_at: Date
      expires_at: Date
      used_at: Date | null
      withdrawn_at: Date | null
    }
    session: {
      partnership_id: string
      id: Generated<string>
      person_id: string
      token_hash: Buffer
      device: string
      began_at: Date
      last_seen_at: Date
      expires_at: Date
      ended_at: Date | null
      ended_by: string | null
      provider_id: string | null
    }
    sign_in_throttle: { partnership_id: string; bucket: Buffer; level: number; at: Date }
  }
}
