import type { MultipartFile, MultipartValue } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import type { FileLimits, SentFile } from './visit.ts'

/** What a form of files may hold beside them: fields, and bytes of each. */
const FIELDS = 200
const FIELD_BYTES = 64 * 1024

/** The limits as the parser of such forms takes them; what is beyond is refused with 413. */
export const partLimits = ({ limit, most }: FileLimits) => ({
  limits: { fileSize: limit, files: most, fields: FIELDS, fieldSize: FIELD_BYTES, parts: FIELDS + most },
})

/** Reads a form of files to its end, into memory: the limits of the route hold. */
export async function sentFiles(
  request: FastifyRequest,
): Promise<{ form: Record<string, unknown>; files: SentFile[] }> {
  const form: Record<string, unknown> = {}
  const files: SentFile[] = []
  for await (const part of request.parts() as AsyncIterable<MultipartFile | MultipartValue<string>>) {
    if (part.type === 'file') {
      const bytes = await part.toBuffer()
      if (part.filename || bytes.length > 0) files.push({ field: part.fieldname, name: part.filename, bytes })
    } else {
      const before = form[part.fieldname]
      // As in other forms: no text with U+0000 can be kept.
      const value = part.value.replaceAll('\0', '')
      form[part.fieldname] = before === undefined ? value : [before, value].flat()
    }
  }
  return { form, files }
}
