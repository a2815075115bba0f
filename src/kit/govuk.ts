import { createRequire } from 'node:module'
import path from 'node:path'
import nunjucks from 'nunjucks'
import { dangerouslyTrustedHtml, type Html } from './html.ts'
import { Recent } from './recent.ts'

/**
 * The official GOV.UK Frontend macros, typed for the parameters that we use, so that a misspelt one fails `tsc`.
 * This file is the only caller of Nunjucks. A macro costs about a millisecond: markup that is the same for every
 * visitor is remembered. Nothing that a person typed may be remembered; use {@link govukOnce} for it.
 */
export const govukFolder = path.join(
  path.dirname(createRequire(import.meta.url).resolve('govuk-frontend/package.json')),
  'dist',
)

const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader(govukFolder), { autoescape: true })

/** Words (escaped by the macro) or markup that the `html` tag made. */
type Words = { text: string } | { html: string }
type Attributes = Record<string, string>

interface Item {
  value: string
  text: string
  id?: string
  hint?: { text: string }
  checked?: boolean
  behaviour?: 'exclusive'
}
interface Choice {
  name: string
  idPrefix: string
  fieldset: { legend: { text: string; isPageHeading?: boolean; classes?: string } }
  hint?: { text: string }
  errorMessage?: { text: string }
  items: (Item | { divider: string })[]
}

interface Macros {
  Radios: Choice
  Checkboxes: Choice
  Button: Words & {
    type?: 'submit' | 'button'
    name?: string
    value?: string
    href?: string
    classes?: string
    attributes?: Attributes
    preventDoubleClick?: boolean
  }
  ErrorSummary: {
    titleText: string
    errorList: { text: string; href: string }[]
    disableAutoFocus?: boolean
  }
  Details: { summaryText: string } & Words
  SkipLink: { text: string; href: string }
  InsetText: Words & { classes?: string }
}

const file = (name: string): string => name.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase()

const templates = new Map<string, nunjucks.Template>()

const compileCall = (name: string): nunjucks.Template =>
  nunjucks.compile(
    `{% from "govuk/components/${file(name)}/macro.njk" import govuk${name} %}{{ govuk${name}(params) }}`,
    environment,
  )

/** One component's markup, made anew: for parameters that hold what a person typed or chose. */
export function govukOnce<Name extends keyof Macros>(name: Name, params: Macros[Name]): Html {
  const template = templates.get(name) ?? compileCall(name)
  templates.set(name, template)
  // The macros leave blank lines and indentation that no reader sees and every reader would download.
  return dangerouslyTrustedHtml(
    template
      .render({ params })
      .trim()
      .replace(/\s*\n\s*/g, '\n'),
  )
}

const remembered = new Recent<Html>(4000)

/** One component's markup, made once: for parameters that come from the pack and the interface alone. */
export const govuk = <Name extends keyof Macros>(name: Name, params: Macros[Name]): Html =>
  remembered.get(name + JSON.stringify(params), () => govukOnce(name, params))
