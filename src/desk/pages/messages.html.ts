import type { Reader } from '../../frame/index.ts'
import { type Html, html } from '../../kit/html.ts'
import type { Look, Message } from '../look.ts'
import { moment } from '../say.ts'

const whose = ({ t }: Reader, { sender, kind, author }: Message): string => {
  if (sender === 'desk')
    return kind === 'question'
      ? t('{name} asked', { name: author ?? '' })
      : t('{name} wrote', { name: author ?? '' })
  return kind === 'again' ? t('They sent the form again, with other answers') : t('They added')
}

/** What the team and the one who told have written to one another. */
export const messages = (reader: Reader, look: Look, now: Date): Html => {
  const { t } = reader
  return html`<section aria-labelledby="messages"><h2 class="govuk-heading-m" id="messages">${t('With the one who told')}</h2>${
    look.messages.length === 0
      ? html`<p class="govuk-body es-quiet">${t('Nothing has been written yet, either way.')}</p>`
      : html`<ol class="es-messages">${look.messages.map(
          (one) =>
            html`<li class="es-message es-message--${one.sender}"><p class="es-message__who"><strong>${whose(reader, one)}</strong> · ${moment(one.at, now)}</p><p class="es-own-words">${one.text}</p>${one.sender === 'desk' && html`<p class="es-quiet">${one.readAt ? t('Read {when}', { when: moment(one.readAt, now) }) : t('Not read yet: they see it when they come back')}</p>`}</li>`,
        )}</ol>`
  }</section>`
}
