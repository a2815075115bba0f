import { backLink, faultSummary, type Page, type Reader } from '../../../frame/index.ts'
import { govuk, govukOnce } from '../../../kit/govuk.ts'
import { type Html, html } from '../../../kit/html.ts'
import { qrCode } from '../../../kit/qr-code.html.ts'
import type { Edition } from '../../publication-queries.ts'
import { styled } from '../../published/pages/published.html.ts'
import type { BriefingStyles } from '../../published/style-sheet.ts'
import { checkPath, formPath, type Moment, publishedPath, teamPath, teamRoomPath } from '../../urls.ts'
import type { LogFault, LogTyped } from '../read-log.ts'
import type { TeamCheck } from '../team-check.ts'

const AGENDA = [
  [
    '2 minutes',
    'Say why you are here. Say that nobody has to tell what happened to them, and whom they can talk to.',
  ],
  ['1 minute', 'The check, on phones. Nobody sees who answered what.'],
  ['7 minutes', 'Go through the seven points together. Read the children’s voices aloud.'],
  ['6 minutes', 'Talk over two of the questions below.'],
  ['3 minutes', 'Choose three things to do. Write down who does them, and by when.'],
  ['1 minute', 'The check again. Then tell us that you met: it takes half a minute.'],
] as const

/** For whoever leads it: twenty minutes, what to ask, what to do, and the way to begin. */
export const guidePage = (reader: Reader, styles: BriefingStyles, { slug, content }: Edition): Page => {
  const { t, at } = reader
  return {
    title: t('Take it to your team'),
    before: backLink(at(publishedPath(slug)), content.title),
    leave: false,
    main: styled(styles, [
      html`<header><h1 class="govuk-heading-xl">${t('Take it to your team')}</h1><p class="govuk-body-l">${t('Twenty minutes in a team meeting, or at the end of one. Print the one side, or show it.')} <a href="${at(formPath(slug, 'pdf'))}">${t('One side to pin up (PDF)')}</a></p></header>`,
      html`<section class="point" aria-labelledby="agenda"><h2 id="agenda">${t('Twenty minutes')}</h2><ol class="es-agenda">${AGENDA.map(([time, what]) => html`<li><strong>${t(time)}</strong> <span>${t(what)}</span></li>`)}</ol></section>`,
      html`<section class="point" aria-labelledby="ask"><h2 id="ask">${t('To talk over')}</h2><ol class="questions">${content.questions.map((one) => html`<li>${one}</li>`)}</ol></section>`,
      html`<section class="point" aria-labelledby="do"><h2 id="do">${t('Three things for my team')}</h2><ol class="three">${content.threeThings.map((one) => html`<li><p>${one}</p><p class="line">${t('Who, and by when:')}</p></li>`)}</ol></section>`,
      html`<section class="point" aria-labelledby="begin"><h2 id="begin">${t('Begin')}</h2><p>${t('You get two codes to show: one for the check before, one for the check after. We store no name, and nothing of who answers what.')}</p><form method="post" action="${at(teamPath(slug))}">${govuk('Button', { text: t('Begin with my team'), preventDoubleClick: true })}</form></section>`,
    ]),
  }
}

/** The team's own page: the codes for both checks, and the log. */
export const roomPage = (
  reader: Reader,
  styles: BriefingStyles,
  { slug, content }: Edition,
  code: string,
  publicUrl: string,
  form: { readonly typed: LogTyped; readonly faults: readonly LogFault[]; readonly notice?: string },
): Page => {
  const { t, at } = reader
  const { typed, faults } = form
  const check = (moment: Moment, words: string): Html => {
    const path = at(checkPath(slug, code, moment))
    return html`<section class="way" aria-labelledby="${moment}"><h2 id="${moment}">${words}</h2>${qrCode(publicUrl + path, t('QR code to the check'))}<p><a href="${path}">${publicUrl.replace(/^https?:\/\//, '')}${path}</a></p></section>`
  }
  const fault = (field: LogFault['field']) => {
    const what = faults.find((one) => one.field === field)?.what
    return what ? { errorMessage: { text: t(what) } } : {}
  }
  const wrongDay = faults.some(({ field }) => field === 'held')
  return {
    title: t('Your team'),
    before: backLink(at(teamPath(slug)), t('Take it to your team')),
    leave: false,
    main: styled(styles, [
      faultSummary(
        reader,
        faults.map(({ field, what }) => ({ field: field === 'held' ? 'held-day' : field, says: t(what) })),
      ),
      form.notice && html`<div class="note" role="alert"><p>${form.notice}</p></div>`,
      html`<header><h1 class="govuk-heading-xl">${t('Your team')}</h1><p class="govuk-body-l">${t('Keep this page open, or keep its address: it is your team’s own.')} ${content.title}</p></header>`,
      html`<div class="ways">${check('before', t('1. The check before'))}${check('after', t('2. The check after'))}</div>`,
      html`<section class="point" aria-labelledby="log"><h2 id="log">${t('3. Tell us that you met')}</h2><p>${t('So that the partnership knows whom it reached. No name is needed.')}</p><form method="post" action="${at(teamRoomPath(slug, code))}" class="es-team-log" novalidate>${govukOnce(
        'Input',
        {
          id: 'team',
          name: 'team',
          label: { text: t('Team or organisation') },
          value: typed.team,
          ...fault('team'),
        },
      )}${govukOnce('Input', { id: 'role', name: 'role', label: { text: t('Role of whoever led it') }, hint: { text: t('Head of year, team manager') }, value: typed.role, ...fault('role') })}${govukOnce(
        'DateInput',
        {
          id: 'held',
          fieldset: { legend: { text: t('When did you meet?') } },
          items: (['day', 'month', 'year'] as const).map((part) => ({
            id: `held-${part}`,
            name: `held-${part}`,
            label: t(part.charAt(0).toUpperCase() + part.slice(1)),
            value: typed[part],
            classes: `govuk-input--width-${part === 'year' ? 4 : 2}${wrongDay ? ' govuk-input--error' : ''}`,
          })),
          ...fault('held'),
        },
      )}${govukOnce('Input', { id: 'people', name: 'people', label: { text: t('How many took part?') }, value: typed.people, inputmode: 'numeric', classes: 'govuk-input--width-4', ...fault('people') })}${govuk('Button', { text: t('Tell the partnership'), preventDoubleClick: true })}</form></section>`,
    ]),
  }
}

/** After the log was told. */
export const toldPage = (
  reader: Reader,
  styles: BriefingStyles,
  { slug }: Edition,
  code: string,
  before: boolean,
): Page => {
  const { t, at } = reader
  return {
    title: t('Thank you'),
    leave: false,
    main: styled(styles, [
      html`<header><h1 class="govuk-heading-xl">${t('Thank you')}</h1><p class="govuk-body-l">${
        before
          ? t('Your team had told us already: nothing was added.')
          : t('The partnership knows now that your team has talked it over.')
      }</p><p class="govuk-body">${t('If something was said that needs telling, tell it today:')} <a class="govuk-link" href="${reader.url('whomToTell')}">${t('Whom should I tell?')}</a></p><p class="govuk-body"><a class="govuk-link" href="${at(teamRoomPath(slug, code))}">${t('Back to your team’s page')}</a></p></header>`,
    ]),
  }
}

/** After a check. Before the briefing nothing is given away; after it, what is right is said. */
export const checkedPage = (
  reader: Reader,
  styles: BriefingStyles,
  { right }: TeamCheck,
  moment: Moment,
): Page => {
  const { t } = reader
  return {
    title: t('Thank you'),
    leave: false,
    main: styled(styles, [
      html`<header><h1 class="govuk-heading-xl">${t('Thank you')}</h1><p class="govuk-body-l">${moment === 'before' ? t('That was it. Put your phone away; the same comes again at the end.') : t('That was it. This is what we hoped for:')}</p></header>`,
      moment === 'after' &&
        html`<section class="point"><h2>${t('Early signs')}</h2><ul>${right.signs.map((one) => html`<li>${t(one)}</li>`)}</ul><p>${t('Each may have an ordinary cause. Together, or new for this child, they are a reason to ask and to tell.')}</p><h2>${t('Whom to tell first')}</h2><p>${t(right.tell)}</p><p><a href="${reader.url('whomToTell')}">${t('Whom should I tell?')}</a></p></section>`,
    ]),
  }
}
