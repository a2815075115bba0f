import type { Pack } from '../../pack/index.ts'
import type { Briefing } from '../briefing.ts'
import { changedBetween, type Edits } from '../editing/edits.ts'
import { PARTS, type Sentence } from '../editing/sentences.ts'
import { EASY_PARTS } from '../published/easy-lines.ts'
import { allSentences } from './desk.ts'

/** What differs between two versions, in words. */
export interface Difference {
  readonly label: string
  readonly before: string
  readonly after: string
}

const LISTS: Readonly<Record<string, string>> = {
  strengths: 'Order of the strengths',
  learning: 'Order of the learning',
  neither: 'Order of what is neither yet',
  beside: 'Order of what was also measured',
  themes: 'Order of the themes',
  signs: 'Order of the signs',
  questions: 'Order of what to talk over',
  things: 'Order of the things to do',
  resources: 'Resources that are named',
}

/** Names of sentences, lists and choices by their ids: where they stand, and what they are. */
export const namesIn = (sentences: readonly Sentence[]): ((id: string) => string) => {
  const byId = new Map(sentences.map((one) => [one.id, one]))
  return (id) => {
    const sentence = byId.get(id)
    const [first = '', last = ''] = [id.split('/')[0], id.split('/').at(-1)]
    const part =
      PARTS.find((one) => one.id === (sentence?.part ?? first))?.title ??
      EASY_PARTS.find((one) => one.id === last)?.title ??
      'Easy read'
    return `${part}: ${sentence ? sentence.label : (LISTS[last] ?? 'order')}`
  }
}

/** Every difference between two versions: what was said before, and after. */
export const compare = (pack: Pack, suggested: Briefing, before: Edits, after: Edits): Difference[] => {
  const [then, now] = [before, after].map((edits) => allSentences(pack, suggested, edits))
  const name = namesIn(now ?? [])
  const resources = new Map(pack.resources.map((one) => [one.id, one.name]))
  const told = (edits: Edits, sentences: readonly Sentence[], id: string): string => {
    const sentence = sentences.find((one) => one.id === id)
    if (sentence) return `${sentence.shown ? '' : '(not shown) '}${sentence.said || '(nothing)'}`
    const chosen = edits.chosen[id]
    if (chosen) return chosen.map((one) => resources.get(one) ?? one).join(' · ') || '(none)'
    if (id.endsWith('/resources')) return '(as suggested)'
    return sentences
      .filter((one) => one.list === id)
      .map(({ said }) => said)
      .join(' · ')
  }
  return changedBetween(before, after).map((id) => ({
    label: name(id),
    before: told(before, then ?? [], id),
    after: told(after, now ?? [], id),
  }))
}
