import type { Tx } from '../db/index.ts'
import { dayInWords, type Reader } from '../frame/index.ts'
import { dayOf } from '../pack/index.ts'
import { moduleOf } from '../practice/index.ts'
import type { Contact } from './contacts.ts'
import type { TrainingParts } from './training-parts.ts'
import { learnPath } from './urls.ts'

const byWhen = (reader: Reader, dueOn: string): string => {
  const { t, now } = reader
  const day = dayInWords(reader, dueOn)
  return dueOn < dayOf(now) ? t('It was asked for by {day}.', { day }) : t('Please do it by {day}.', { day })
}

/** Posts the link to one person; nothing for who has no address. */
export async function writeTo(
  tx: Tx,
  { pack, publicUrl, post, reader }: TrainingParts,
  { name, email, token }: Contact,
  asked: { organisation: string; modules: readonly string[]; dueOn: string | null; again: boolean },
): Promise<boolean> {
  if (email === null) return false
  const { t } = reader()
  const { organisation, modules, dueOn, again } = asked
  const titles = modules.map((id) => {
    const one = moduleOf(pack, id)
    return `- ${one ? `${one.title(t)} (${t('{minutes} min', { minutes: one.minutes })})` : id}`
  })
  await post(tx, {
    to: email,
    about: again ? 'training-reminder' : 'training',
    canWait: true,
    subject: again ? t('A reminder: a few minutes of practice') : t('A few minutes of practice'),
    text: [
      t('Hello {name},', { name: name ?? '' }),
      again
        ? t('{organisation} asked you to go through this, and you have not told them yet that you did:', {
            organisation,
          })
        : t(
            '{organisation} asks you to go through this, so that you know what to look out for and whom to call:',
            {
              organisation,
            },
          ),
      titles.join('\n'),
      ...(dueOn ? [byWhen(reader(), dueOn)] : []),
      t('Your own link, without an account:'),
      publicUrl + learnPath(token),
      t(
        'They see that you went through it and on which day, when you press “tell”. They never see what you chose.',
      ),
    ].join('\n\n'),
  })
  return true
}
