import type { Command } from 'commander'
import { sentence } from '../kit/result.ts'
import type { PackCheck } from '../pack/index.ts'

/** What the commands need from elsewhere: the product's own strings, for translations. */
export interface PackCommandsOptions {
  readonly interfaceStrings?: () => readonly string[]
}

/** `early-signs pack …`. Exit codes: 0 fine, 1 faults were found, 2 used wrongly. */
export const registerPack = (program: Command, options: PackCommandsOptions = {}): void => {
  const pack = program.command('pack').description("A partnership's content: check it, translate it.")
  pack
    .command('check')
    .argument('<dir>', 'the folder of the pack, such as packs/durham')
    .description('Tell everything that is wrong with a pack, with file and line. Exit 1: there are faults.')
    .option('--json', 'as {faults:[{file,line,what,right}], warnings:[…]}')
    .action(async (dir: string, { json }: { json?: boolean }) => {
      const { checkPack } = await import('../pack/index.ts')
      const { faultsOfForm } = await import('./form-faults.ts')
      const check = await checkPack(dir, { ...options, faultsOfForm })
      process.stdout.write(json ? asJson(check) : asText(dir, check))
      process.exitCode = !check.isFolder ? 2 : check.faults.length > 0 ? 1 : 0
    })
  pack
    .command('draw')
    .argument('<dir>', 'the folder of the pack')
    .description('Draw each exercise of its folder “practice” as a graph: in lines, or as SVG files.')
    .option('--exercise <id>', 'this one only')
    .option('--svg <folder>', 'write one SVG file for each version into this folder')
    .action(async (dir: string, { exercise, svg }: { exercise?: string; svg?: string }) => {
      const { drawPack } = await import('./draw-pack.ts')
      process.exitCode = await drawPack(dir, { exercise, svg })
    })
  pack
    .command('strings')
    .argument('<dir>', 'the folder of the pack')
    .description('Write the English strings that a translation lacks into translations/LANGUAGE.po.')
    .requiredOption('--language <language>', 'two letters, such as cy')
    .action(async (dir: string, { language }: { language: string }) => {
      const { updateStrings } = await import('../pack/index.ts')
      const written = await updateStrings(dir, language, options.interfaceStrings?.() ?? [])
      if (written.ok) {
        const { file, strings, added, missing, unused } = written.value
        const rest = unused > 0 ? ` ${unused} are there that nobody uses any more.` : ''
        process.stdout.write(
          `${file}: ${strings} strings, ${added} new, ${missing} without a translation.${rest}\n`,
        )
        return
      }
      process.stderr.write(`${written.faults.map(sentence).join('\n')}\n`)
      const wrongUse = written.faults.some(({ where }) => where === '--language' || where === dir)
      process.exitCode = wrongUse ? 2 : 1
    })
}

const asJson = ({ faults, warnings }: PackCheck): string =>
  `${JSON.stringify({ faults, warnings }, null, 2)}\n`

/** Grouped by file, the faults after all warnings, so that they stand where the last line counts them. */
const asText = (dir: string, { isFolder, files, faults, warnings }: PackCheck): string => {
  if (!isFolder) return `${faults.map(({ file, what, right }) => `${file}: ${what} ${right}`).join('\n')}\n`
  const total = `${dir}: ${files} files, ${count(faults.length, 'fault')}, ${count(warnings.length, 'warning')}.`
  return `${[...byFile('warning', warnings), ...byFile('fault', faults), total].join('\n')}\n`
}

const byFile = (kind: string, found: PackCheck['faults']): string[] =>
  [...Map.groupBy(found, ({ file }) => file)].map(([file, here]) => {
    const lines = here
      .toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0))
      .map(({ line, what, right }) => `  ${line ? `${line}: ` : ''}${kind}: ${what} ${right}`.trimEnd())
    return `${file}\n${lines.join('\n')}\n`
  })

const count = (number: number, noun: string): string =>
  `${number === 0 ? 'no' : number} ${noun}${number === 1 ? '' : 's'}`
