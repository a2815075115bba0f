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
  about: '/about',
  privacy: '/privacy',
} as const

export type Place = keyof typeof PATHS

/** @param prefix empty for the default language, `/cy` for Welsh */
export const guideUrl = (prefix: string, place: Place): string =>
  prefix && PATHS[place] === '/' ? prefix : prefix + PATHS[place]
