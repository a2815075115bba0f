/** Services on which people have accounts, and how else they are called: names and addresses. */
const CALLED: Readonly<Record<string, readonly string[]>> = {
  snapchat: ['snap', 'snapchat.com', 'sc'],
  instagram: ['insta', 'instagram.com', 'ig'],
  tiktok: ['tik tok', 'tiktok.com', 'tt'],
  facebook: ['fb', 'facebook.com', 'fb.com', 'messenger', 'm.me'],
  whatsapp: ['whats app', 'wa.me'],
  discord: ['discord.com', 'discord.gg'],
  telegram: ['t.me', 'telegram.me'],
  x: ['twitter', 'twitter.com', 'x.com'],
  youtube: ['you tube', 'youtube.com', 'yt'],
  twitch: ['twitch.tv'],
  roblox: ['roblox.com'],
  fortnite: ['epic', 'epic games'],
  minecraft: [],
  xbox: ['xbox live', 'xbox.com'],
  playstation: ['psn', 'ps4', 'ps5', 'playstation.com'],
  steam: ['steamcommunity.com'],
  kik: ['kik.com', 'kik.me'],
  signal: [],
  reddit: ['reddit.com'],
  threads: ['threads.net', 'threads.com'],
  wizz: [],
  yubo: [],
  onlyfans: ['only fans', 'onlyfans.com'],
  bereal: ['be real'],
  pinterest: ['pinterest.com', 'pinterest.co.uk'],
  linkedin: ['linkedin.com'],
  tumblr: ['tumblr.com'],
  viber: [],
  wechat: ['we chat'],
  skype: [],
}
export const PLATFORMS: readonly string[] = Object.keys(CALLED)
const BY_NAME = new Map(
  Object.entries(CALLED).flatMap(([id, names]) => [id, ...names].map((name) => [name, id] as const)),
)

/**
 * Which service a name or an address is of; one that is not in the list is itself, unless only `known` ones count. Null:
 * nothing was said, or it is not known.
 */
export const platformNamed = (said: string, known = false): string | null => {
  const plain = said
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/\/.*$/, '')
    .replace(/^(?:www|m)\.(?=.+\.)/, '')
    .replace(/[^\p{L}\p{N}. ]+/gu, ' ')
    .trim()
    .replace(/\s+/g, ' ')
  if (plain === '') return null
  return BY_NAME.get(plain) ?? (known ? null : (platformIn(plain) ?? plain))
}

/** The one service that is named in a text; null: none is, or several are. */
export const platformIn = (text: string): string | null => {
  const words = ` ${text.toLowerCase().replace(/[^\p{L}\p{N}.]+/gu, ' ')} `
  const found = new Set([...BY_NAME].flatMap(([name, id]) => (words.includes(` ${name} `) ? [id] : [])))
  return found.size === 1 ? ([...found][0] as string) : null
}
