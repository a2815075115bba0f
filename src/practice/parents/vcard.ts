/** RFC 2426, section 5: what would end a value is told apart from it. */
const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n')

/** A name and a number as a phone takes them into its contacts (vCard 3.0, RFC 2426). */
export const vCard = (name: string, number: string): string =>
  [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `N:${escaped(name)};;;;`,
    `FN:${escaped(name)}`,
    `TEL;TYPE=VOICE:${number.replace(/[^\d+]/g, '')}`,
    'END:VCARD',
    '',
  ].join('\r\n')
