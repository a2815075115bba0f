import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { lasting } from '../run/temporary.ts'

/** How to start a browser: `channel` names an installed one, `executablePath` a file. */
export interface Chromium {
  readonly executablePath?: string
  readonly channel?: 'chrome'
  readonly env: Record<string, string>
}

/**
 * The browser for the tests: the one that CHROMIUM= names, else the one from npm (Linux on x64, with its own
 * libraries and fonts: nothing need be installed), else Chrome where the machine has it.
 */
export const chromium = async (): Promise<Chromium> => {
  const env = environment()
  const chosen = process.env.CHROMIUM
  if (chosen) {
    if (!existsSync(chosen))
      throw new Error(`CHROMIUM: there is no file ${chosen}. Give the path of a Chromium.`)
    return { executablePath: chosen, env }
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') return { channel: 'chrome', env }
  const folder = await extracted()
  const libraries = [join(folder, 'al2023', 'lib'), env.LD_LIBRARY_PATH].filter(Boolean).join(':')
  return {
    executablePath: join(folder, 'chromium'),
    env: { ...env, LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: folder },
  }
}

const environment = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )

const VERSION_OF = new URL('../package.json', import.meta.resolve('@sparticuz/chromium'))

/**
 * Unpacks once per version and person, 215 MB in about 2 s. Test files run side by side: each that finds nothing unpacks
 * into a folder of its own and the first to rename it wins, so that nobody ever starts half a browser.
 */
const extracted = async (): Promise<string> => {
  const { version } = JSON.parse(await readFile(VERSION_OF, 'utf8')) as { version: string }
  const home = join(lasting(), `early-signs-chromium-${userInfo().username}`)
  const folder = join(home, version)
  if (existsSync(folder)) return folder
  await mkdir(home, { recursive: true, mode: 0o700 })
  const staging = await mkdtemp(join(home, 'unpacking-'))
  const script = fileURLToPath(new URL('./extract-chromium.ts', import.meta.url))
  await promisify(execFile)(process.execPath, [script], { env: { ...process.env, TMPDIR: staging } })
  await writeFile(join(staging, 'fonts.conf'), fontsIn(folder))
  try {
    await rename(staging, folder)
  } catch (problem) {
    await rm(staging, { recursive: true })
    if (!existsSync(folder)) throw problem
  }
  return folder
}

/** Only the fonts that came along: a picture then looks the same on every machine. The package's own file names other folders. */
const fontsIn = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <cachedir>${join(folder, 'font-cache')}</cachedir>
  <match target="pattern">
    <edit name="family" mode="append_last"><string>Open Sans</string></edit>
  </match>
</fontconfig>
`
