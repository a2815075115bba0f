import { createRequire } from 'node:module'
import path from 'node:path'
import nunjucks from 'nunjucks'
import { dangerouslyTrustedHtml, type Html } from './html.ts'

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
  BackLink: { text: string; href: string }
  SkipLink: { text: string; href: string }
  InsetText: Words & { classes?: string }
  WarningText: { text: string; iconFallbackText: string }
  SummaryList: {
    classes?: string
    rows: { key: { text: string }; value: Words; actions?: { items: (Words & { href: string })[] } }[]
  }
}

const file = (name: string): string => name.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase()

/** One component's markup, made anew: for parameters that hold what a person typed or chose. */
export function govukOnce<Name extends keyof Macros>(name: Name, params: Macros[Name]): Html {
  const template = `{% from "govuk/components/${file(name)}/macro.njk" import govuk${name} %}{{ govuk${name}(params) }}`
  // The macros leave blank lines and indentation that no reader sees and every reader would download.
  return dangerouslyTrustedHtml(
    environment
      .renderString(template, { params })
      .trim()
      .replace(/\s*\n\s*/g, '\n'),
  )
}

const remembered = new Map<string, Html>()
const MOST_REMEMBERED = 4000

/** One component's markup, made once: for parameters that come from the pack and the interface alone. */
export function govuk<Name extends keyof Macros>(name: Name, params: Macros[Name]): Html {
  const key = name + JSON.stringify(params)
  const known = remembered.get(key)
  if (known) return known
  const made = govukOnce(name, params)
  if (remembered.size >= MOST_REMEMBERED) remembered.clear()
  remembered.set(key, made)
  return made
}
