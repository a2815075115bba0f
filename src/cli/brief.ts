import type { Command } from 'commander'
import type { BriefOptions } from './brief/options.ts'

const HELP = `
Reads .xlsx and .csv of Microsoft Forms, Google Forms, SurveyMonkey and SmartSurvey, and any other table by a mapping.
Writes into the folder: briefing.html, briefing.pdf (one side of A4), briefing-plain.pdf, briefing.md, briefing.json,
voices.json, and mapping.yaml, which says what each column was taken for: keep it, change it, give it back with --map.
What is not sure is asked in a terminal, and listed elsewhere; nothing is guessed. Needs no database and no server.

Example: early-signs brief exports/*.csv exports/*.xlsx --notes focus-group.txt --out briefing
Exit codes: 0 a briefing was made, 1 it or a part of it could not be made, 2 used wrongly, or no file could be read.`

/** `early-signs brief`: survey exports and focus-group notes in, a 7-point briefing out. */
export const registerBrief = (program: Command): void => {
  program
    .command('brief')
    .argument('<files...>', 'survey exports: .xlsx, .csv')
    .description('A 7-point briefing from survey exports and focus-group notes.')
    .option('--notes <file>', 'notes of a focus group, as text')
    .option('--map <file>', 'a mapping file: what each column is for')
    .option('--pack <dir>', 'the folder of the pack', process.env.EARLY_SIGNS_PACK ?? 'packs/durham')
    .option('--out <dir>', 'the folder to write into', '.')
    .option('--date <day>', 'the day of the briefing, as 2026-11-23 (today)')
    .option('--force', 'write over a mapping.yaml that was changed by hand')
    .option('--json', 'the summary as JSON; nothing is asked')
    .addHelpText('after', HELP)
    .action(async (files: string[], options: BriefOptions) => {
      const { brief } = await import('./brief/brief-files.ts')
      process.exitCode = await brief(files, options)
    })
}
