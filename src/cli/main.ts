import { readFileSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { Command, CommanderError } from 'commander'
import { registerPeople } from './accounts.ts'
import { registerAudit } from './audit.ts'
import { registerBackup } from './backup.ts'
import { registerBrief } from './brief.ts'
import { interfaceStrings } from './interface-strings.ts'
import { registerKeys } from './keys.ts'
import { registerLinks } from './links.ts'
import { registerMigrate } from './migrate.ts'
import { registerPack } from './pack.ts'
import { registerRestore } from './restore.ts'
import { registerRoute } from './route.ts'
import { registerServe } from './serve.ts'
import { registerTrial } from './trial.ts'

/** The exit codes of every command: 0 it went well; 1 it failed; 2 it was used wrongly, or its input is wrong. */
const USED_WRONGLY = 2

const ROOT = join(import.meta.dirname, '..', '..')
const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))

// A third of a second less at each start. Where that folder cannot be written to, nothing is kept.
enableCompileCache(join(ROOT, 'node_modules', '.cache', 'compiled'))

const program = new Command('early-signs')
  .description('Whom to tell, the signs, and what is told, for a safeguarding partnership.')
  .version(version)
  .helpCommand(false)
  .showHelpAfterError('(--help shows what is possible)')
  .addHelpText(
    'after',
    '\nExit codes: 0 it went well, 1 it failed, 2 it was used wrongly or its input is wrong.',
  )
  .exitOverride()

// Each loads what it needs when it runs, so that help is quick.
registerServe(program)
registerMigrate(program)
registerPack(program, { interfaceStrings })
registerRoute(program)
registerPeople(program)
registerAudit(program)
registerBrief(program)
registerTrial(program)
registerLinks(program)
registerKeys(program)
registerBackup(program, version)
registerRestore(program)

try {
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof CommanderError)) throw error
  const asked = ['commander.helpDisplayed', 'commander.version'].includes(error.code)
  process.exitCode = asked ? 0 : USED_WRONGLY
}
