import { randomUUID } from 'node:crypto'
import type { Actor } from '../accounts/index.ts'
import type { FormId, Pack } from '../pack/index.ts'
import type { Answers } from '../questionnaire/index.ts'
import { compiledForms } from './forms/compiled.ts'
import { toldFrom } from './forms/told-from.ts'
import type { Told } from './told.ts'

/** What a hotel receptionist might tell of a car. */
export const CAR: Answers = {
  who: 'trade',
  about: 'vehicle',
  happening: ['not-sure'],
  place: 'The car park behind the hotel, TS99 1AB',
  plate: 'yq 51 abc',
  vehicle: 'A silver hatchback',
  named: 'no',
  reply: 'yes',
  narrative: 'The same man waits there each Friday.',
}

/** What a young person might tell of somebody who hurts them. */
export const ME: Answers = {
  who: 'young-person',
  about: 'me',
  happening: ['hurt', 'threatened'],
  'adult-name': 'Big T',
  phone: '07700 900123',
  account: '@big.t.99 on Snapchat',
  named: 'yes',
  'your-name': 'Sam Example',
  reply: 'yes',
  narrative: 'He says I owe him.',
}

/** Something told, as it is at the moment of "Send". */
export const toldOf = (
  pack: Pack,
  answers: Answers,
  {
    form = 'worry',
    nonce = randomUUID(),
    now = new Date(),
    actor = null,
  }: { form?: FormId; nonce?: string; now?: Date; actor?: Actor | null } = {},
): Told => {
  const found = compiledForms(pack).get(form)
  if (!found) throw new Error(`There is no form “${form}”.`)
  const allocation = { pages: [], options: {}, arms: {} }
  return toldFrom(pack, found.form, found.compiled, { answers, allocation, nonce, carried: {}, actor, now })
}

/** A database of a test, asked as its owner. */
interface Base {
  readonly partnershipId: string
  owner<Row>(statement: string, values?: readonly unknown[]): Promise<Row[]>
}

/** Every team of the pack, in one organisation. */
export const addTeams = async (base: Base, pack: Pack): Promise<void> => {
  const [council] = await base.owner<{ id: string }>(
    `insert into organisation (partnership_id, name, kind) values ($1, 'Saltmere Council', 'council') returning id`,
    [base.partnershipId],
  )
  for (const { team, name } of pack.receiving.values())
    if (team !== 'lead')
      await base.owner(
        'insert into team (partnership_id, organisation_id, receives, name) values ($1, $2, $3, $4)',
        [base.partnershipId, council?.id, team, name],
      )
}
