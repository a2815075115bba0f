import type { Command } from 'commander'
import { say } from './say.ts'
import { type AtWork, withDatabase } from './with-database.ts'

interface Options {
  readonly again?: boolean
}

export function registerLinks(program: Command): void {
  program
    .command('links')
    .description('What is named exactly alike in several reports, by which they may be linked.')
    .command('reindex')
    .description(
      'Make what reports are found by anew, where its rules or its key have changed. The service does so by itself.',
    )
    .option('--again', 'also where nothing has changed')
    .addHelpText(
      'after',
      '\nCut off, it goes on there when it is called again. Exit codes: 0 done, 1 failed.',
    )
    .action(async (options: Options) => {
      process.exitCode = await withDatabase((at) => reindexNow(at, options))
    })
}

async function reindexNow(
  { settings, database, partnershipId }: AtWork,
  { again = false }: Options,
): Promise<number> {
  const { openConcernKeys, reindex } = await import('../concern/index.ts')
  const keys = openConcernKeys(settings.key, partnershipId)
  let told = 0
  const progress = await reindex(
    { database, partnershipId, keys },
    {
      again,
      tell({ done, of }) {
        if (done - told < 5000) return
        told = done
        say(`${done} of ${of} …`)
      },
    },
  )
  if (progress === 'fresh') say('Nothing has changed: everything is found as it is.')
  else {
    say(`Done: ${progress.done} reports.`)
    if (progress.unreadable > 0)
      say(`${progress.unreadable} of what they name cannot be opened with this key, and is found as before.`)
  }
  return 0
}
