import { html } from '../kit/html.ts'
import type { Assets } from './assets.ts'
import { contactCard } from './contact.html.ts'
import { page } from './page.html.ts'
import type { Reader } from './reader.ts'

/** What was sent is refused, and the address, asked for plainly, is where it begins: `?` leads there from any address. */
const FROM_ITS_BEGINNING: readonly number[] = [400, 410, 413]

/** The page for a refusal. It repeats nothing of what was sent, and still says whom to call. */
export function problemPage(reader: Reader, assets: Assets, status: number): string {
  const { t, pack, url } = reader
  const { title, help } = words(reader, status)
  const door = pack.contacts.get(pack.partnership.front_door)
  return page(reader, assets, {
    title,
    main: html`<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body-l">${help}</p>
${FROM_ITS_BEGINNING.includes(status) && html`<p class="govuk-body"><a class="govuk-link" href="?">${t('Begin again')}</a></p>`}
<p class="govuk-body"><a class="govuk-link" href="${url('whomToTell')}">${t('Find out whom to tell')}</a> ${t('or')} <a class="govuk-link" href="${url('start')}">${t('go to the start')}</a>.</p>
${door && contactCard(reader, door, { level: 2 })}`,
  })
}

function words({ t }: Reader, status: number): { title: string; help: string } {
  switch (status) {
    case 404:
      return {
        title: t('We cannot find that page'),
        help: t('The address may be mistyped, or the page may have moved. You can still tell someone now.'),
      }
    case 405:
      return {
        title: t('That page cannot be opened this way'),
        help: t('Go back to the page before, or begin again. You can still tell someone now.'),
      }
    case 408:
      return {
        title: t('Your connection was too slow'),
        help: t('Nothing reached us. Try again, or call now.'),
      }
    case 413:
    case 414:
    case 431:
      return {
        title: t('That was too much to send at once'),
        help: t('Nothing was kept. Begin again with less, or call now.'),
      }
    case 415:
      return {
        title: t('We could not read what was sent'),
        help: t('Use the form on the page itself. Nothing was kept. You can also call now.'),
      }
    case 410:
      return {
        title: t('Those answers are too old'),
        help: t('We can no longer open them. Nothing was kept. Please begin again, or call now.'),
      }
    default:
      return status >= 500
        ? {
            title: t('Something went wrong here'),
            help: t('It is our fault, not yours. Try again in a minute, or call now.'),
          }
        : {
            title: t('We could not read what was sent'),
            help: t(
              'It was changed or damaged on the way. Nothing was kept. Please begin again, or call now.',
            ),
          }
  }
}
