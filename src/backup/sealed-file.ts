import { createReadStream } from 'node:fs'
import { pipeline, Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { createGunzip } from 'node:zlib'
import * as age from 'age-encryption'
import { faults, ok, type Result } from '../kit/result.ts'
import { damaged } from './format.ts'
import { Refused } from './refused.ts'

/** For whom a backup is encrypted (age, https://age-encryption.org/v1): anyone of these opens it. */
export type Lock = { readonly recipients: readonly string[] } | { readonly passphrase: string }
/** What opens one. */
export type Key = { readonly identities: readonly string[] } | { readonly passphrase: string }

export interface NewKey {
  /** Secret: opens every backup made for its recipient. */
  readonly identity: string
  /** Not secret: given to `backup --recipient`. */
  readonly recipient: string
}

/** A key pair of age (X25519). */
export async function makeKey(): Promise<NewKey> {
  const identity = await age.generateX25519Identity()
  return { identity, recipient: await age.identityToRecipient(identity) }
}

/** Errors: a recipient that age does not know. */
export function openLock(lock: Lock): Result<age.Encrypter> {
  const encrypter = new age.Encrypter()
  if ('passphrase' in lock) {
    encrypter.setPassphrase(lock.passphrase)
    return ok(encrypter)
  }
  try {
    for (const recipient of lock.recipients) encrypter.addRecipient(recipient)
    return ok(encrypter)
  } catch {
    return faults({
      where: '--recipient',
      what: 'It is not the public key of an age key pair.',
      right: 'It begins with age1; npx early-signs backup-key makes a pair.',
    })
  }
}

/** A file that a passphrase opens, with any program that knows age. Takes about a second: so does each guess. */
export async function lockedWith(passphrase: string, content: Uint8Array): Promise<Uint8Array> {
  const encrypter = new age.Encrypter()
  encrypter.setPassphrase(passphrase)
  return encrypter.encrypt(content)
}

/** Errors: an identity that age does not know. */
export function openKey(key: Key): Result<age.Decrypter> {
  const decrypter = new age.Decrypter()
  if ('passphrase' in key) {
    decrypter.addPassphrase(key.passphrase)
    return ok(decrypter)
  }
  try {
    for (const identity of key.identities) decrypter.addIdentity(identity)
    return ok(decrypter)
  } catch {
    return faults({
      where: '--identity',
      what: 'That file holds no secret key of age.',
      right: 'It has a line that begins with AGE-SECRET-KEY-1, as npx early-signs backup-key writes it.',
    })
  }
}

/** Encrypts as it flows, 64 KiB at a time. */
export const encrypted = (encrypter: age.Encrypter) =>
  async function* (source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    // Buffers share memory with their neighbours; the web's streams are given bytes of their own.
    const sealed = await encrypter.encrypt(Readable.toWeb(Readable.from(source)) as never)
    yield* sealed as unknown as AsyncIterable<Uint8Array>
  }

/** What a backup says, as it flows. Each piece has been authenticated before it is given; the end too. */
export async function* opened(file: string, decrypter: age.Decrypter): AsyncGenerator<Buffer> {
  const bytes = Readable.toWeb(createReadStream(file, { highWaterMark: 256 * 1024 }))
  let plain: ReadableStream<Uint8Array>
  try {
    plain = (await decrypter.decrypt(bytes as never)) as unknown as ReadableStream<Uint8Array>
  } catch (error) {
    throw whyNotOpened(error)
  }
  const text = pipeline(Readable.fromWeb(plain), createGunzip({ chunkSize: 256 * 1024 }), () => {})
  try {
    yield* text as AsyncIterable<Buffer>
  } catch (error) {
    if (typeof (error as { code?: unknown }).code === 'string' && !isOfZlib(error)) throw error
    throw damaged()
  }
}

const isOfZlib = (error: unknown): boolean => /^(Z_|ERR_)/.test(String((error as { code?: unknown }).code))

function whyNotOpened(error: unknown): unknown {
  if (!(error instanceof Error) || 'code' in error) return error
  if (/no identity matched|invalid header HMAC|can't decrypt/.test(error.message))
    return new Refused('wrong-key', {
      where: 'key',
      what: 'This key or passphrase does not open this backup.',
      right: 'Give the identity of one of the recipients it was made for.',
    })
  if (/invalid version/.test(error.message))
    return new Refused('no-backup', {
      where: 'backup',
      what: 'It is no file that age has encrypted, and so no backup of Early Signs.',
    })
  return damaged()
}
