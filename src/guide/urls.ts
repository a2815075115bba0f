/** Every path of the guide. The default language lives at `/`, each other one under its code (`/cy/…`). */
export const PATHS = {
  start: '/',
  whomToTell: '/whom-to-tell',
  howItIsDecided: '/whom-to-tell/how-it-is-decided',
  contacts: '/who-can-i-talk-to',
  nothingHappened: '/told-someone-and-nothing-happened',
  youngPeople: '/young-people',
  parents: '/parents-and-carers',
  practitioners: '/people-who-work-with-children',
  harms: '/what-people-do',
  resources: '/resources',
  trades: '/at-work',
  search: '/search',
  leaving: '/leave-quickly',
  accessibility: '/accessibility',
  about: '/about',
  privacy: '/privacy',
} as const

export type Place = keyof typeof PATHS

/** The doors of the public side, as places. */
export const DOORS = ['youngPeople', 'parents', 'practitioners'] as const
export type DoorPlace = (typeof DOORS)[number]

/** @param prefix empty for the default language, `/cy` for Welsh */
export const guideUrl = (prefix: string, place: Place): string =>
  prefix && PATHS[place] === '/' ? prefix : prefix + PATHS[place]

/** "What have you noticed?", in the words of a door. */
export const noticedPath = (door: DoorPlace): string => `${PATHS[door]}/what-have-you-noticed`

/** One sign, in the words of a door. */
export const signPath = (door: DoorPlace, id: string): string => `${PATHS[door]}/signs/${id}`

/** One article of a door's guidance: what to say when a child tells you, starting the conversation. */
export const articlePath = (door: DoorPlace, id: string): string => `${PATHS[door]}/${id}`

/** One kind of harm. */
export const harmPath = (id: string): string => `${PATHS.harms}/${id}`

/** One trade's guide, and its poster for the staff room. */
export const tradePath = (id: string): string => `${PATHS.trades}/${id}`
export const posterPath = (id: string): string => `${PATHS.trades}/${id}/poster`
