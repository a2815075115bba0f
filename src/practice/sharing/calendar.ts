/** How long after practising somebody is asked once more, in days. */
const EIGHT_WEEKS = 56
const DAY_MS = 86_400_000

/**
 * The day on which somebody is asked once more, as a calendar takes it in (iCalendar, RFC 5545): a whole day, with a
 * reminder at nine. It says what is said on the page, and nothing of who practised or what.
 * @param today as `2026-11-23`
 */
export function calendarOf(today: string, { says, url }: { says: string; url: string }, now: Date): string {
  const day = new Date(Date.parse(today) + EIGHT_WEEKS * DAY_MS)
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Early Signs//Practice//EN',
    'BEGIN:VEVENT',
    `UID:${dateOf(day)}@${new URL(url).host}`,
    `DTSTAMP:${now.toISOString().replace(/[-:]|\.\d+/g, '')}`,
    `DTSTART;VALUE=DATE:${dateOf(day)}`,
    `SUMMARY:${escaped(says)}`,
    `URL:${url}`,
    `DESCRIPTION:${escaped(url)}`,
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(says)}`,
    'TRIGGER:PT9H',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join('')
}

const dateOf = (day: Date): string => day.toISOString().slice(0, 10).replaceAll('-', '')

/** RFC 5545, section 3.3.11. */
const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n')

/** RFC 5545, section 3.1: a line has 75 octets at most, and goes on after a space. */
function folded(line: string): string {
  const lines = ['']
  for (const letter of line) {
    const last = lines.at(-1) as string
    if (Buffer.byteLength(last + letter) > 74) lines.push(letter)
    else lines[lines.length - 1] = last + letter
  }
  return lines.join('\r\n ')
}
