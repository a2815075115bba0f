import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'

const MARK = /^# Made by early-signs brief ([0-9a-f]{16})\. .*\n/
const NOTE = 'While this line fits what follows, it may be written over.'

const fingerprint = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16)

/** A mapping as we write it: marked, so that a later run sees whether somebody changed it. */
export const marked = (mapping: string): string =>
  `# Made by early-signs brief ${fingerprint(mapping)}. ${NOTE}\n${mapping}`

/** Whether a mapping stands there that a person wrote or changed. One that cannot be read counts as one. */
export const changedByHand = async (path: string): Promise<boolean> => {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ENOENT'
  }
  const [line, print] = MARK.exec(text) ?? []
  return line === undefined || fingerprint(text.slice(line.length)) !== print
}
