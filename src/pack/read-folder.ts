import { lstat, readdir, readFile, realpath, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import type { Problem } from '../kit/result.ts'
import { didYouMean } from './did-you-mean.ts'
import {
  FORMS_FOLDER,
  INSTRUMENTS_FOLDER,
  OPTIONAL_FILES,
  PRACTICE_FOLDER,
  SCENARIOS_FOLDER,
  SIGNS_FOLDER,
  SINGLE_FILES,
  TRANSLATIONS_FOLDER,
} from './pack-files.ts'

/** No file comes near this, a translation of the whole pack among them (1.1 MB); a larger one is a mistake. Bytes. */
const MOST_BYTES = 4_000_000
const MOST_FILES = 200

export interface PackText {
  /** Its path within the pack, with `/`: `signs/school.yaml`. */
  readonly file: string
  readonly text: string
}
export interface FolderRead {
  readonly texts: readonly PackText[]
  readonly faults: readonly Problem[]
  /** false: there is no folder to read. */
  readonly isFolder: boolean
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

const decode = (file: string, bytes: Buffer): PackText | Problem => {
  const byteOrder = bytes.subarray(0, 2).toString('hex')
  if (byteOrder === 'fffe' || byteOrder === 'feff') {
    return { where: file, what: 'The file is saved as UTF-16.', right: 'Save it as UTF-8.' }
  }
  if (bytes.includes(0)) {
    return { where: file, what: 'This is not a text file.', right: 'Write it in a text editor, as UTF-8.' }
  }
  try {
    return { file, text: utf8.decode(bytes) }
  } catch {
    const line = bytes.toString('latin1').slice(0, firstBadByte(bytes)).split('\n').length
    return {
      where: `${file}:${line}`,
      what: 'The file is not saved as UTF-8: a character here cannot be read.',
      right: 'Save the file as UTF-8.',
    }
  }
}

/** Where reading as UTF-8 first fails: a replacement character that the bytes themselves do not spell. */
const firstBadByte = (bytes: Buffer): number => {
  let low = 0
  let high = bytes.length
  while (low < high) {
    const middle = (low + high + 1) >> 1
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, middle), { stream: true })
      low = middle
    } catch {
      high = middle - 1
    }
  }
  return low
}

const readOne = async (root: string, file: string): Promise<PackText | Problem> => {
  const path = join(root, file)
  try {
    if ((await lstat(path)).isSymbolicLink() && !(await realpath(path)).startsWith(root + sep)) {
      return {
        where: file,
        what: 'This is a link to something outside the pack.',
        right: 'Put the file itself into the folder.',
      }
    }
    const found = await stat(path)
    if (!found.isFile())
      return { where: file, what: 'This is not a file.', right: 'A text file is meant here.' }
    if (found.size > MOST_BYTES) {
      const size = (found.size / 1_000_000).toFixed(1)
      return { where: file, what: `The file has ${size} MB.`, right: 'A file of a pack has at most 4 MB.' }
    }
    return decode(file, await readFile(path))
  } catch (error) {
    return unreadable(file, error)
  }
}

const unreadable = (where: string, error: unknown): Problem => {
  const code = (error as NodeJS.ErrnoException).code ?? 'no reason given'
  const meaning: Record<string, string> = {
    ENOENT: 'The file is missing.',
    EACCES: 'This may not be read.',
    EPERM: 'This may not be read.',
    ELOOP: 'This is a link that leads back to itself.',
    ENOTDIR: 'A folder is meant here, and this is none.',
  }
  return {
    where,
    what: meaning[code] ?? `This could not be read (${code}).`,
    right: code === 'ENOENT' ? 'Every pack has it; packs/example shows a short one.' : '',
  }
}

const list = async (root: string, folder: string): Promise<string[] | Problem> => {
  try {
    const path = join(root, folder)
    if (!`${await realpath(path)}${sep}`.startsWith(root + sep)) {
      return {
        where: folder,
        what: 'This is a link to something outside the pack.',
        right: 'Put the folder itself here.',
      }
    }
    return (await readdir(path)).sort().map((name) => (folder ? `${folder}/${name}` : name))
  } catch (error) {
    return unreadable(folder, error)
  }
}

/** Reads every file that belongs to a pack. Never throws: what cannot be read is a fault with a sentence. */
export const readFolder = async (dir: string): Promise<FolderRead> => {
  const none = (what: string, right: string): FolderRead => ({
    texts: [],
    faults: [{ where: dir, what, right }],
    isFolder: false,
  })
  let root: string
  try {
    root = await realpath(dir)
    if (!(await stat(root)).isDirectory()) return none('This is not a folder.', 'Name the folder of a pack.')
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT') return none('There is no such folder.', 'Name the folder of a pack.')
    return { texts: [], faults: [unreadable(dir, error)], isFolder: false }
  }
  const faults: Problem[] = []
  const names = async (folder: string): Promise<string[]> => {
    const found = await list(root, folder)
    if (Array.isArray(found)) return found
    faults.push(found)
    return []
  }
  const top = await names('')
  const signs = await names(SIGNS_FOLDER)
  const instruments = top.includes(INSTRUMENTS_FOLDER) ? await names(INSTRUMENTS_FOLDER) : []
  const forms = top.includes(FORMS_FOLDER) ? await names(FORMS_FOLDER) : []
  const practice = top.includes(PRACTICE_FOLDER) ? await names(PRACTICE_FOLDER) : []
  const scenarios = practice.includes(SCENARIOS_FOLDER) ? await names(SCENARIOS_FOLDER) : []
  const translations = top.includes(TRANSLATIONS_FOLDER) ? await names(TRANSLATIONS_FOLDER) : []

  const folders = [...signs, ...instruments, ...forms, ...practice, ...scenarios]
  for (const file of [...top, ...folders].filter((name) => /\.ya?ml$/i.test(name))) {
    const known = file.includes('/') ? /^[^.]*\.yaml$/.test(file) : SINGLE_FILES.includes(file)
    if (known) continue
    const right = /\.yaml$/.test(file)
      ? didYouMean(file, SINGLE_FILES)
      : 'The files of a pack end in “.yaml”.'
    faults.push({ where: file, what: 'No pack has a file of this name.', right })
  }
  const wanted = [
    ...SINGLE_FILES.filter((file) => top.includes(file) || !OPTIONAL_FILES.includes(file)),
    ...folders.filter((name) => /^[^.]*\.yaml$/.test(name)),
    ...translations.filter((name) => name.endsWith('.po')),
  ]
  if (wanted.length > MOST_FILES) {
    faults.push({
      where: dir,
      what: `There are ${wanted.length} files.`,
      right: `A pack has at most ${MOST_FILES}.`,
    })
    return { texts: [], faults, isFolder: true }
  }
  if (!wanted.some((name) => name.startsWith(`${SIGNS_FOLDER}/`)) && top.includes(SIGNS_FOLDER)) {
    faults.push({
      where: SIGNS_FOLDER,
      what: 'There are no signs.',
      right: 'Write one file for each domain of signs.',
    })
  }
  const texts: PackText[] = []
  for (const read of await Promise.all(wanted.map((file) => readOne(root, file)))) {
    if ('text' in read) texts.push(read)
    else faults.push(read)
  }
  return { texts, faults, isFolder: true }
}
