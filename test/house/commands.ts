import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { ROOT } from './tree.ts'

/** Every command of the command line that does something, as its own help tells: `serve`, `pack check`. */
export const commands = async (above: readonly string[] = []): Promise<string[]> => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    `${ROOT}/src/cli/main.ts`,
    ...above,
    '--help',
  ])
  const [, listed] = stdout.split(/^Commands:$/m)
  if (listed === undefined) return [above.join(' ')]
  const names = [...listed.matchAll(/^ {2}([a-z][a-z-]*)/gm)].flatMap(([, name]) => name ?? [])
  const below = names.filter((name) => name !== 'help').map((name) => commands([...above, name]))
  return (await Promise.all(below)).flat()
}
