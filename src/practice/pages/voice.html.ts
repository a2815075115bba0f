import type { Reader } from '../../frame/index.ts'
import { type Exercise, fillRoles, type Players } from '../../pack/index.ts'

/** How a text of an exercise is said: in the reader's language, with the names of who plays. */
export type Say = (text: string) => string

export function sayWith({ t }: Reader, players: Players): Say {
  const translated: Players = new Map(
    [...players].map(([role, player]) => {
      const words = Object.entries(player.words).map(([word, said]) => [word, t(said)])
      return [role, { ...player, words: Object.fromEntries(words) }]
    }),
  )
  return (text) => fillRoles(t(text), translated)
}

/** The versions that an exercise has, as they are offered. */
export const editionName = ({ t }: Reader, edition: Exercise['editions'][number]): string => {
  if (edition === 'all') return t('Begin')
  const [from = '', to = ''] = edition.split('-')
  return t('{from} to {to}', { from, to })
}
