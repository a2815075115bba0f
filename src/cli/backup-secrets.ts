import { readFileSync } from 'node:fs'
import type { Key, Lock } from '../backup/index.ts'
import { faults, ok, type Result } from '../kit/result.ts'
import { say } from './say.ts'

/** How somebody says with what a backup is encrypted or opened. A secret itself never stands on the command line. */
export interface SecretOptions {
  readonly recipient?: string[]
  readonly recipientsFile?: string
  readonly identity?: string[]
  readonly passphraseFile?: string
  readonly passphrase?: boolean
}

const SHORTEST = 12

/** For whom to encrypt. Errors: nobody, or both ways at once. */
export async function lockOf(options: SecretOptions): Promise<Result<Lock>> {
  const fromFile = options.recipientsFile ? linesOf(options.recipientsFile, '--recipients-file') : ok([])
  if (!fromFile.ok) return fromFile
  const recipients = [...(options.recipient ?? []), ...fromFile.value]
  const secret = options.passphrase || options.passphraseFile !== undefined
  if (secret === recipients.length > 0)
    return faults({
      where: '--recipient',
      what: secret
        ? 'A passphrase does not go together with recipients.'
        : 'Nobody is named who could open it.',
      right: 'Give --recipient age1… (npx early-signs backup-key makes one), or --passphrase-file.',
    })
  if (!secret) return ok({ recipients })
  const passphrase = await passphraseOf(options, true)
  if (!passphrase.ok) return passphrase
  if (passphrase.value.length >= SHORTEST) return ok({ passphrase: passphrase.value })
  return faults({
    where: '--passphrase',
    what: `It has fewer than ${SHORTEST} characters: a copy of the file could be opened by trying.`,
    right: 'Take five or more words at random.',
  })
}

/** What opens it. Errors: nothing is given, or it cannot be read. */
export async function keyOf(options: SecretOptions): Promise<Result<Key>> {
  const secret = options.passphrase || options.passphraseFile !== undefined
  if (secret === Boolean(options.identity?.length))
    return faults({
      where: '--identity',
      what: secret
        ? 'A passphrase does not go together with an identity.'
        : 'Nothing is given that opens it.',
      right: 'Give --identity FILE, as backup-key wrote it, or --passphrase-file FILE.',
    })
  if (secret) {
    const passphrase = await passphraseOf(options, false)
    return passphrase.ok ? ok({ passphrase: passphrase.value }) : passphrase
  }
  const identities: string[] = []
  for (const file of options.identity ?? []) {
    const lines = linesOf(file, '--identity')
    if (!lines.ok) return lines
    identities.push(...lines.value)
  }
  return ok({ identities })
}

async function passphraseOf(options: SecretOptions, twice: boolean): Promise<Result<string>> {
  if (options.passphraseFile !== undefined) {
    const lines = linesOf(options.passphraseFile, '--passphrase-file')
    return lines.ok ? ok(lines.value[0] ?? '') : lines
  }
  if (!process.stdin.isTTY)
    return faults({
      where: '--passphrase',
      what: 'Nobody can be asked here.',
      right: 'Give --passphrase-file FILE.',
    })
  const first = await asked('Passphrase: ')
  if (!twice || first === (await asked('Again: '))) return ok(first)
  return faults({ where: '--passphrase', what: 'The two are not the same.' })
}

/** Asks at the terminal without showing what is typed. */
async function asked(question: string): Promise<string> {
  const { stdin } = process
  process.stderr.write(question)
  stdin.setRawMode(true)
  let typed = ''
  try {
    for await (const chunk of stdin.iterator({ destroyOnReturn: false })) {
      for (const letter of String(chunk)) {
        if (letter === '\r' || letter === '\n') return typed
        if (letter === '\u0003' || letter === '\u0004') process.kill(process.pid, 'SIGINT')
        else typed = letter === '\u007f' ? typed.slice(0, -1) : typed + letter
      }
    }
    return typed
  } finally {
    stdin.setRawMode(false)
    stdin.pause()
    say('')
  }
}

/** The lines of a file that say something: not those that are empty, or a comment. */
function linesOf(file: string, where: string): Result<string[]> {
  try {
    const lines = readFileSync(file, 'utf8').split(/\r?\n/)
    return ok(lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#')))
  } catch {
    return faults({ where, what: 'That file cannot be read.' })
  }
}
