import { createHash } from 'node:crypto'

const NAMESPACE = Buffer.from('b5f7a1c26d0e4f3a9c48e2d17b60953a', 'hex')

/** The id of a partnership: UUID version 5 (RFC 9562) of its pack's id, so that every process derives the same. */
export function partnershipId(packId: string): string {
  const bytes = createHash('sha1').update(NAMESPACE).update(packId).digest().subarray(0, 16)
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x50
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
