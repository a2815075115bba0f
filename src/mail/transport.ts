import { isIP } from 'node:net'

/** One letter, ready to be handed to a server. */
export interface Message {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly subject: string
  readonly text: string
}

/** Why a letter was not taken: a code, never the server's own words, which may hold an address. */
export class NotTaken extends Error {
  override readonly name = 'NotTaken'
  readonly reason: string
  /** The server will never take it: there is no such mailbox. */
  readonly forGood: boolean
  constructor(reason: string, forGood: boolean) {
    super(reason)
    this.reason = reason
    this.forGood = forGood
  }
}

const PATIENCE_MS = 10_000

/**
 * Hands a letter to an SMTP server. Whatever is not on this machine must speak TLS before it is told anything.
 * Errors: {@link NotTaken}.
 */
export const handOver = async (url: string, message: Message): Promise<void> => {
  const { createTransport } = await import('nodemailer')
  const transport = createTransport({
    url,
    requireTLS: !isHere(new URL(url).hostname),
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  } as Parameters<typeof createTransport>[0])
  try {
    await transport.sendMail({
      messageId: `<${message.id}>`,
      from: message.from,
      // One address, whatever is in it: a comma does not make two.
      to: { name: '', address: message.to },
      subject: message.subject.replace(/\s+/g, ' '),
      text: message.text,
      headers: { 'auto-submitted': 'auto-generated' },
    })
  } catch (error) {
    const { code, responseCode } = error as { code?: unknown; responseCode?: unknown }
    const forGood = code === 'EENVELOPE' && typeof responseCode === 'number' && responseCode >= 500
    const reason = [code ?? 'unknown', responseCode ?? []].flat().join('-')
    throw new NotTaken(/^[A-Za-z0-9-]{1,40}$/.test(reason) ? reason : 'unknown', forGood)
  } finally {
    transport.close()
  }
}

const isHere = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || (isIP(host) === 4 && host.startsWith('127.'))
