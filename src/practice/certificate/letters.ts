/** Crockford's base 32: no I, L, O or U, so that a code can be read aloud and typed from paper. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const GROUP = 5

/** Bytes as letters in groups of five. */
export function writeLetters(bytes: Uint8Array): string {
  let written = ''
  let [held, bits] = [0, 0]
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      written += LETTERS[(held >> bits) & 31]
    }
    held &= (1 << bits) - 1
  }
  if (bits > 0) written += LETTERS[(held << (5 - bits)) & 31]
  return written.match(new RegExp(`.{1,${GROUP}}`, 'g'))?.join('-') ?? ''
}

/** The bytes again, however they were typed: case, spaces and dashes are nothing, O is 0, I and L are 1. */
export function readLetters(typed: string, mostBytes: number): Buffer | null {
  if (typed.length > mostBytes * 4) return null
  const plain = typed
    .toUpperCase()
    .replace(/[\s\p{Pd}\p{Cf}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  const bytes: number[] = []
  let [held, bits] = [0, 0]
  for (const letter of plain) {
    const value = LETTERS.indexOf(letter)
    if (value === -1) return null
    held = (held << 5) | value
    bits += 5
    if (bits < 8) continue
    bits -= 8
    bytes.push((held >> bits) & 255)
    held &= (1 << bits) - 1
  }
  // What is left over is less than a letter, and nothing: else two codes would say the same.
  return bytes.length > 0 && bytes.length <= mostBytes && bits < 5 && held === 0 ? Buffer.from(bytes) : null
}
