/** A survey service, recognised by the shape of its exports; `table`: none that is known. */
export type Service =
  | 'Early Signs'
  | 'Microsoft Forms'
  | 'Google Forms'
  | 'SurveyMonkey'
  | 'SmartSurvey'
  | 'table'

/** What a column that holds no answer holds instead. */
export type Beside =
  | { readonly kind: 'date' }
  | { readonly kind: 'dropped'; readonly what: string; readonly personal: boolean }

const plain = (header: string): string =>
  header
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

/** The service whose export begins with these headers. */
export const serviceOf = (headers: readonly string[]): Service => {
  const names = headers.map(plain)
  const has = (...wanted: string[]): boolean => wanted.every((name) => names.includes(name))
  if (has('respondent id', 'collector id')) return 'SurveyMonkey'
  if (has('id', 'start time', 'completion time')) return 'Microsoft Forms'
  if ((has('userid') || has('user id') || has('userno') || has('unique id')) && has('started', 'ended')) {
    return 'SmartSurvey'
  }
  if (names[0] === 'timestamp') return 'Google Forms'
  return 'table'
}

/** How a service joins several choices in one cell; null: by what the cells hold. */
export const joinerOf = (service: Service): string | null =>
  service === 'Microsoft Forms' ? ';' : service === 'Google Forms' ? ', ' : null

/** SurveyMonkey writes dates as they do in America; the others as their British users do. */
export const dateOrderOf = (service: Service): 'day-first' | 'month-first' =>
  service === 'SurveyMonkey' ? 'month-first' : 'day-first'

const DATES =
  /^(timestamp|start time|completion time|start date|end date|started|ended|date|date submitted|submitted|submitted at|submission date|recorded date|created( at| on)?|date of response|response date|completed( at| on)?)$/

const DROPPED: readonly { readonly what: string; readonly personal: boolean; readonly header: RegExp }[] = [
  { what: 'e-mail addresses', personal: true, header: /^(your |contact )?e ?mail( address(es)?)?$/ },
  {
    what: 'names',
    personal: true,
    header:
      /^(your |full |first |last |middle |fore|sur|respondent |child s |childs |parent s )*name(s)?( optional)?$|^(forename|surname)s?$/,
  },
  { what: 'IP addresses', personal: true, header: /^ip( address)?$/ },
  {
    what: 'telephone numbers',
    personal: true,
    header: /^(your |contact |home |mobile )?(tele)?(phone|mobile|tel)( number| no)?$|^contact number$/,
  },
  {
    what: 'addresses',
    personal: true,
    header: /^(your |home |postal |street )*address( line \d)?$|^(your |home )?post ?code$/,
  },
  { what: 'dates of birth', personal: true, header: /^(your )?(date of birth|dob|birth ?date|birthday)$/ },
  { what: 'user names', personal: true, header: /^(your )?(user ?name|username|account|login)$/ },
  { what: 'places by coordinates', personal: true, header: /^(location )?(latitude|longitude)$/ },
  {
    what: 'identifiers',
    personal: false,
    header:
      /^(id|(respondent|response|participant|submission|collector|user|unique|session) ?(id|no|number)|userid|userno|no|number|external (reference|data)|custom (data|variable) ?\d*|response ?#?)$/,
  },
  {
    what: 'how it was sent',
    personal: false,
    header:
      /^(tracking link|device( type)?|browser|user agent|referr?er|operating system|time taken|duration( in seconds)?|completion status|status|progress|finished|language|user language|last modified time|last page|channel|distribution channel|collector|total points|quiz feedback|quiz score)$|^(points|feedback) /,
  },
]

/** What a column holds where it holds no answer to a question, by its header; null where it may hold one. */
export const besideAnswers = (header: string): Beside | null => {
  const name = plain(header)
  if (DATES.test(name)) return { kind: 'date' }
  const found = DROPPED.find((one) => one.header.test(name))
  return found ? { kind: 'dropped', what: found.what, personal: found.personal } : null
}

const PERSONAL_CELLS: readonly { readonly what: string; readonly cell: RegExp }[] = [
  { what: 'e-mail addresses', cell: /[^\s@,;]+@[^\s@,;]+\.[a-z]{2,}/gi },
  { what: 'IP addresses', cell: /\b(?:\d{1,3}\.){3}\d{1,3}\b/g },
  { what: 'telephone numbers', cell: /(?<!\d)(?:\+44|0)(?:[\s-]?\d){9,10}(?!\d)/g },
  { what: 'postcodes', cell: /\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b/gi },
]

/** What most of these cells are, where they say who or where somebody is; null else. */
export const personalCells = (values: readonly string[]): string | null => {
  const looked = values.filter((value) => value !== '').slice(0, 500)
  if (looked.length === 0) return null
  for (const { what, cell } of PERSONAL_CELLS) {
    const whole = new RegExp(`^\\s*(?:${cell.source})\\s*$`, 'i')
    if (looked.filter((value) => whole.test(value)).length >= looked.length / 2) return what
  }
  return null
}

/** An open comment without what says who or where somebody is, and how many such pieces were taken out. */
export const withoutContactDetails = (comment: string): { text: string; removed: number } => {
  let removed = 0
  let text = comment
  for (const { cell } of PERSONAL_CELLS) {
    text = text.replace(cell, () => {
      removed++
      return '[removed]'
    })
  }
  return { text, removed }
}
