/** The longest answer of a device that is read, in characters: a large attestation is a few thousand. */
const LONGEST = 20_000

/** What a browser sent for a passkey, as far as it has the shape of one; null: it has not. */
export function answerOf(
  text: string,
): { readonly id: string; readonly response: Readonly<Record<string, unknown>> } | null {
  if (text.length > LONGEST) return null
  try {
    const { id, response, ...rest } = JSON.parse(text) as Record<string, unknown>
    const shaped =
      typeof id === 'string' && /^[\w-]{1,1366}$/.test(id) && response && typeof response === 'object'
    return shaped ? { ...rest, id, response: response as Record<string, unknown> } : null
  } catch {
    return null
  }
}
