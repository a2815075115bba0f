import type { Notice } from './notice-queries.ts'
import type { NoticeKind } from './schema.ts'

const SUBJECT: Readonly<Record<NoticeKind, string>> = {
  told: 'Something was told to your team',
  copied: 'Your team was given a copy of something that was told',
  'out-of-hours': 'Out of hours: something was told that cannot wait',
  unopened: 'Nobody has opened something that was told',
  rerouted: 'Something that was told has been passed to your team',
  added: 'The one who told has added something',
  opened: 'Somebody of another team has opened something that was told to your team',
}

/** The letter of a notice: a reference and a link. Nothing of what was told, nor of whom, is in it. */
export const noticeLetter = (
  { publicUrl }: { readonly publicUrl: string },
  { reference, kind }: Pick<Notice, 'reference' | 'kind'>,
): { subject: string; text: string; about: string } => ({
  subject: `${SUBJECT[kind]} (${reference})`,
  text: [
    `${SUBJECT[kind]}.`,
    `Reference: ${reference}`,
    `Sign in to read it: ${publicUrl}/desk/concerns/${reference}`,
    'Nothing of what was told is in this letter, and nobody can answer it.',
  ].join('\n\n'),
  about: `concern-${kind}`,
})
