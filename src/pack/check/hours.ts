import type { Problem } from '../../kit/result.ts'
import type { Parts } from '../parts.ts'

/** Hours that cannot be meant, such as a day that begins and ends in one minute. */
export const checkHours = ({ contacts }: Parts): Problem[] =>
  (contacts?.value.contacts ?? []).flatMap(({ hours }, i) =>
    (hours === 'always' ? [] : hours.weekly).flatMap(({ from, to }, j) =>
      from === to || from === '24:00'
        ? [
            {
              where: contacts?.where(['contacts', i, 'hours', 'weekly', j, 'from']) ?? '',
              what: `Nobody is open from ${from} to ${to}.`,
              right: 'A whole day is from 00:00 to 24:00; a night is from 22:00 to 06:00.',
            },
          ]
        : [],
    ),
  )
