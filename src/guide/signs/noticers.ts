import type { Reader } from '../../frame/index.ts'
import type { Sign } from '../../pack/index.ts'

/** Who tends to notice a sign: a setting. */
export type Noticer = Sign['noticed_by'][number]

/** Every setting as people at work call it. */
export const noticersOf = ({ t }: Reader): Record<Noticer, string> => ({
  school: t('School or college'),
  health: t('Health'),
  'youth-worker': t('Youth work and care'),
  trade: t('Hotels, taxis, shops and transport'),
  parent: t('Home'),
  friend: t('Friends'),
})

/** The settings in which something of this pack tends to be noticed. */
export const settingsOf = (reader: Reader): [Noticer, string][] =>
  (Object.entries(noticersOf(reader)) as [Noticer, string][]).filter(([id]) =>
    [...reader.pack.signs.values()].some(({ noticed_by }) => noticed_by.includes(id)),
  )
