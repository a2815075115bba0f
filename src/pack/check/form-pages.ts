import type { Parts } from '../parts.ts'
import { collector, type Page, type PublishedText } from './page-texts.ts'

/** What each form says: before it, on each of its pages, and after it was sent. */
export const formPages = ({ forms }: Parts): Page[] =>
  forms.flatMap(({ file, value }): Page[] => {
    const readers = value.who === 'practitioners' ? 'practitioners' : 'public'
    const own = collector(file, [])
    const { before, naming, next, tell_now, call_first, controller, consent, continues } = value
    return [
      {
        name: `what is said before the form “${value.id}”`,
        readers,
        texts: [
          ...own(['title'], value.title),
          ...own(['about'], value.about),
          ...own(['before'], before),
          ...own(['call_first', 'say'], call_first?.say),
          ...own(['tell_now', 'say'], tell_now?.say),
          ...own(['tell_now', 'items'], tell_now?.items),
          ...own(['naming'], naming),
          ...own(['controller', 'say'], controller.say),
        ],
      },
      {
        name: `what is said of consent in the form “${value.id}”`,
        readers,
        texts: consent.rules.flatMap(({ say }, i) => own(['consent', 'rules', i, 'say'], say)),
      },
      {
        name: `what is said after the form “${value.id}”`,
        readers,
        texts: [
          ...own(['next'], next),
          ...(continues ?? []).flatMap(({ say, go }, i) => [
            ...own(['continues', i, 'say'], say),
            ...own(['continues', i, 'go'], go),
          ]),
        ],
      },
      ...value.questionnaire.pages.map(
        (page, i): Page => ({
          name: `the page “${page.id}” of the form “${value.id}”`,
          readers,
          texts: pageTexts(file, ['questionnaire', 'pages', i], page),
        }),
      ),
      {
        name: `the sections of the form “${value.id}”`,
        readers,
        texts: (value.questionnaire.sections ?? []).flatMap(({ title }, i) =>
          own(['questionnaire', 'sections', i, 'title'], title),
        ),
      },
    ]
  })

type AskedPage = Parts['forms'][number]['value']['questionnaire']['pages'][number]

const pageTexts = (file: string, base: (string | number)[], page: AskedPage): PublishedText[] => {
  const own = collector(file, base)
  return [
    ...own(['title'], page.title),
    ...own(['text'], page.text),
    ...own(['repeat', 'item'], page.repeat?.item),
    ...own(['repeat', 'add'], page.repeat?.add),
    ...page.questions.flatMap((question, i) => {
      const texts = collector(file, [...base, 'questions', i])
      return [
        ...texts(['ask'], question.ask),
        ...texts(['hint'], question.hint),
        ...texts(['help'], question.help),
        ...texts(['required'], typeof question.required === 'string' ? question.required : undefined),
        ...(question.options ?? []).flatMap((option, j) => [
          ...texts(['options', j, 'say'], option.say),
          ...texts(['options', j, 'hint'], option.hint),
          ...texts(['options', j, 'other'], option.other),
        ]),
      ]
    }),
  ]
}
