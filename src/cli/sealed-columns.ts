import { lastingOfAccounts, SEALED_OF_ACCOUNTS } from '../accounts/index.ts'
import { lastingOfConcerns, SEALED_OF_CONCERNS } from '../concern/index.ts'
import { SEALED_OF_DESK } from '../desk/index.ts'
import { SEALED_OF_KEEPING } from '../keeping/index.ts'
import { type Resealed, SEALED_OF_RING } from '../key-ring/index.ts'
import { SEALED_OF_LETTERS } from '../mail/index.ts'
import { lastingOfPractice } from '../practice/index.ts'
import { LASTING_OF_SURVEYS, SEALED_OF_SURVEYS } from '../survey/index.ts'
import { SEALED_OF_TRAINING } from '../training/index.ts'

/** Every column of every room that is sealed under the root key: a test finds one that is missing here. */
export const SEALED_COLUMNS: readonly Resealed[] = [
  SEALED_OF_RING,
  ...SEALED_OF_ACCOUNTS,
  ...SEALED_OF_CONCERNS,
  ...SEALED_OF_DESK,
  ...SEALED_OF_KEEPING,
  ...SEALED_OF_LETTERS,
  ...SEALED_OF_SURVEYS,
  ...SEALED_OF_TRAINING,
]

/** Every purpose whose key outlives root keys. */
export const lastingPurposes = (partnershipId: string): string[] => [
  ...lastingOfAccounts(partnershipId),
  ...lastingOfConcerns(partnershipId),
  ...LASTING_OF_SURVEYS,
  ...lastingOfPractice(partnershipId),
]
