/** The paths of this room. */
const PRIORITIES = '/partnership/priorities'

export const priorityUrls = {
  all: PRIORITIES,
  begin: `${PRIORITIES}/new`,
  one: (slug: string): string => `${PRIORITIES}/${slug}`,
  words: (slug: string, part: string): string => `${PRIORITIES}/${slug}/words/${part}`,
  target: (slug: string, key?: string): string =>
    `${PRIORITIES}/${slug}/target${key ? `?of=${encodeURIComponent(key)}` : ''}`,
  actions: (slug: string, query = ''): string => `${PRIORITIES}/${slug}/actions${query}`,
  plan: (slug: string, answers?: string): string =>
    `${PRIORITIES}/${slug}/actions/new${answers ? `?answers=${encodeURIComponent(answers)}` : ''}`,
  action: (slug: string, id: string): string => `${PRIORITIES}/${slug}/actions/${id}`,
  report: (slug: string, ending: '' | '.pdf' | '.md' | '.json' = ''): string =>
    `${PRIORITIES}/${slug}/report${ending}`,
  given: (slug: string, id: string, ending: '' | '.pdf' | '.md' | '.json' = ''): string =>
    `${PRIORITIES}/${slug}/given/${id}${ending}`,
} as const
