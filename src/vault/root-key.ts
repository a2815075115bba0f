import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'

/** How many bytes of a root key's own mark stand in what is sealed under it. */
export const KEY_ID_BYTES = 4

/**
 * The key that every other is derived from: these 32 bytes make what is new; the older ones only open what they sealed.
 * It is bytes, so that whoever only derives from it need not know that there were others.
 */
export class RootKey extends Uint8Array {
  /** The newest first. */
  readonly older: readonly RootKey[]
  /** Those that other processes seal with already, while they are restarted one after another. */
  readonly next: readonly RootKey[]
  readonly #lasting = new Map<string, KeyObject>()
  #id: Buffer | undefined

  constructor(bytes: Uint8Array, older: readonly RootKey[] = [], next: readonly RootKey[] = []) {
    if (bytes.length < 32) throw new RangeError('The root key must have at least 32 bytes.')
    super(bytes)
    this.older = older
    this.next = next
  }

  /** Parts and copies of it are bytes and nothing more. */
  static get [Symbol.species](): Uint8ArrayConstructor {
    return Uint8Array
  }

  /** This one, and all others that open something. */
  get all(): readonly RootKey[] {
    return [this, ...this.older, ...this.next]
  }

  /** Tells one key from another, and nothing of it. */
  get id(): Buffer {
    this.#id ??= createHmac('sha256', derived(this, 'key-id'))
      .update('early-signs')
      .digest()
      .subarray(0, KEY_ID_BYTES)
    return this.#id
  }

  /**
   * The key of a purpose that outlives root keys: that of hashes whose text nobody keeps, such as six words, which can
   * never be made anew. It is the one handed to {@link keep}, else that of the oldest root key.
   */
  lasting(purpose: string): KeyObject {
    const kept = this.#lasting.get(purpose)
    if (kept) return kept
    const own = createSecretKey(derived(this.older.at(-1) ?? this, purpose))
    this.#lasting.set(purpose, own)
    return own
  }

  /** From now on the lasting key of a purpose, whose root key may be gone. */
  keep(purpose: string, key: Uint8Array): void {
    this.#lasting.set(purpose, createSecretKey(key))
  }
}

/** Whatever bytes somebody has as the root key they are. */
export const rootKeyOf = (bytes: Uint8Array): RootKey =>
  bytes instanceof RootKey ? bytes : new RootKey(bytes)

/** 32 bytes for one purpose, derived by HKDF (RFC 5869). */
const derived = (rootKey: Uint8Array, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', rootKey, 'early-signs/keys', purpose, 32))
