import type { FastifyBaseLogger } from 'fastify'
import type { Database } from '../../db/index.ts'
import type { Assets } from '../../frame/index.ts'
import type { Body } from '../../http/index.ts'
import type { Post } from '../../mail/index.ts'
import type { Pack } from '../../pack/index.ts'
import type { Role } from '../roles.ts'

/** A place in the head of every signed-in page, for those who have one of its roles. */
export interface NavigationEntry {
  readonly href: string
  /** Other addresses of the same place, that are not below the first. */
  readonly also?: readonly string[]
  /** English, for `t`. */
  readonly words: string
  readonly roles: readonly Role[]
}

/** What signed-in pages need from the service around them. */
export interface StaffParts {
  readonly pack: Pack
  readonly assets: Assets
  readonly database: Database
  /** The root of every other key. */
  readonly key: Uint8Array
  /** Where people reach the service: scheme, host and port. */
  readonly url: string
  /** False: a trial, which shows trial accounts. */
  readonly production: boolean
  readonly clock: () => Date
  readonly log: FastifyBaseLogger
  /** Posts a letter with the transaction that causes it. */
  readonly post: Post
  /** In the order in which they stand in the head. */
  readonly navigation: readonly NavigationEntry[]
  /** The page that any unknown address gets, so that what is not allowed looks the same. */
  readonly refuse: (status: number, path: string) => Body
}
