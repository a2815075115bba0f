import type { StaffPage, Visit } from '../../../accounts/index.ts'
import { backLink, faultSummary } from '../../../frame/index.ts'
import { govukOnce } from '../../../kit/govuk.ts'
import { html } from '../../../kit/html.ts'
import { EDITED, newBriefingPath } from '../../urls.ts'
import type { Desk } from '../desk.ts'

export interface NewFault {
  readonly field: 'name' | 'voices' | 'waves'
  readonly what: string
}

export interface Offered {
  readonly waves: readonly { readonly id: string; readonly words: string; readonly hint: string }[]
  readonly groups: number
}

/** What a briefing is begun from. */
export const newPage = (
  visit: Visit,
  { styles }: Desk,
  { waves, groups }: Offered,
  typed: { readonly name: string; readonly waves: readonly string[]; readonly groups: boolean },
  faults: readonly NewFault[] = [],
): StaffPage => {
  const { t } = visit.reader
  const fault = (name: NewFault['field']) => {
    const what = faults.find(({ field }) => field === name)?.what
    return what ? { errorMessage: { text: what } } : {}
  }
  return {
    title: t('Begin a briefing'),
    before: backLink(EDITED, t('Briefings')),
    main: html`<link rel="stylesheet" href="${styles.path}">${faultSummary(
      visit.reader,
      faults.map(({ field, what }) => ({ field: field === 'waves' ? 'wave' : field, says: what })),
    )}<h1 class="govuk-heading-l">${t('Begin a briefing')}</h1><p class="govuk-body">${t('Every sentence is suggested from what people said and from the partnership’s content. Nothing is published until a colleague has approved it.')}</p><form method="post" action="${newBriefingPath}" enctype="multipart/form-data" novalidate>${visit.csrf}${govukOnce(
      'Input',
      {
        id: 'name',
        name: 'name',
        label: { text: t('What is it called among you?'), classes: 'govuk-label--m' },
        hint: {
          text: t('It becomes its address: autumn-2026. Readers see the title, which you write later.'),
        },
        value: typed.name,
        ...fault('name'),
      },
    )}${
      waves.length > 0 &&
      govukOnce('Checkboxes', {
        name: 'wave',
        idPrefix: 'wave',
        fieldset: { legend: { text: t('Answers from these waves'), classes: 'govuk-fieldset__legend--m' } },
        hint: { text: t('One for each audience. Its change since the wave before is read too.') },
        items: waves.map(({ id, words, hint }) => ({
          value: id,
          text: words,
          hint: { text: hint },
          checked: typed.waves.includes(id),
        })),
        ...fault('waves'),
      })
    }${
      groups > 0 &&
      govukOnce('Checkboxes', {
        name: 'groups',
        idPrefix: 'groups',
        fieldset: { legend: { text: t('Focus groups'), classes: 'govuk-fieldset__legend--m' } },
        items: [
          {
            value: 'yes',
            text: t(
              groups === 1 ? 'With the themes of 1 focus group' : 'With the themes of {n} focus groups',
              {
                n: groups,
              },
            ),
            checked: typed.groups,
          },
        ],
      })
    }${govukOnce('FileUpload', {
      id: 'voices',
      name: 'voices',
      label: {
        text: waves.length > 0 ? t('Or bring in a file: voices.json') : t('The file voices.json'),
        classes: 'govuk-label--m',
      },
      hint: { text: t('What “early-signs brief” has made of exports. It holds figures only, no answers.') },
      ...fault('voices'),
    })}${govukOnce('Button', { text: t('Begin'), preventDoubleClick: true })}</form>`,
  }
}
