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

type Item = Words & {
  value: string
  id?: string
  hint?: { text: string }
  checked?: boolean
  behaviour?: 'exclusive'
  /** What belongs to this choice alone: shown below it. */
  conditional?: { html: string }
}
interface Fieldset {
  legend: { text: string; isPageHeading?: boolean; classes?: string }
  describedBy?: string
}
interface Choice {
  name: string
  idPrefix: string
  fieldset: Fieldset
  hint?: { text: string }
  errorMessage?: { text: string }
  items: (Item | { divider: string })[]
  classes?: string
}
/** What every control with one label has. */
interface Control {
  id?: string
  name: string
  label: { text: string; isPageHeading?: boolean; classes?: string }
  hint?: { text: string }
  errorMessage?: { text: string }
  describedBy?: string
  autocomplete?: string
  classes?: string
  attributes?: Attributes
}
/**
 * For a box that somebody writes in: more letters than any answer may have, so that who writes too much is told so beside it
 * and keeps it; fewer than a form may send (320 kB, nine bytes to a letter at most), whose refusal comes back to an empty box.
 */
export const BOX_HOLDS: Attributes = { maxlength: '30000' }

interface Action {
  text: string
  href: string
  visuallyHiddenText?: string
}
interface Cell {
  text?: string
  html?: string
  format?: 'numeric'
  classes?: string
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
  Input: Control & {
    value?: string
    type?: 'text' | 'email' | 'password' | 'tel' | 'date' | 'url'
    inputmode?: 'numeric' | 'decimal' | 'email' | 'tel' | 'url'
    spellcheck?: boolean
    prefix?: { text: string }
    suffix?: { text: string }
  }
  Textarea: Control & { value?: string; rows?: number; spellcheck?: boolean }
  Select: Control & { value?: string; items: { value: string; text: string; selected?: boolean }[] }
  DateInput: {
    id: string
    fieldset: Fieldset
    hint?: { text: string }
    errorMessage?: { text: string }
    items: {
      id: string
      name: string
      label: string
      value?: string
      classes?: string
      error?: boolean
      autocomplete?: string
    }[]
  }
  FileUpload: Control & { multiple?: boolean }
  Hint: Words & { id: string }
  ErrorMessage: { id: string; text: string }
  SummaryList: {
    rows: { key: Words; value: Words; actions?: { items: Action[] } }[]
    classes?: string
  }
  Table: {
    caption?: string
    captionClasses?: string
    classes?: string
    firstCellIsHeader?: boolean
    head?: Cell[]
    rows: Cell[][]
  }
  Pagination: {
    landmarkLabel?: string
    previous?: { href: string; text?: string }
    next?: { href: string; text?: string }
    items?: ({ number: number; href: string; current?: boolean } | { ellipsis: true })[]
  }
  NotificationBanner: Words & { type?: 'success'; titleText?: string; role?: 'alert' | 'region' }
  Panel: { titleText: string; headingLevel?: 1 | 2 } & Words
  Tag: { text: string; classes?: string }
  WarningText: { text: string; iconFallbackText: string }
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
  // In a box for long text every space is the person's own; browsers drop one line break at its beginning.
  return dangerouslyTrustedHtml(
    template
      .render({ params })
      .trim()
      // A fieldset has this role of itself, and a second mention is a fault to those who check HTML.
      .replace(/(<fieldset[^>]*) role="group"/g, '$1')
      .replace(/(<textarea[^>]*>)([^<]*<\/textarea>)|\s*\n\s*/g, (_, begin?: string, rest?: string) =>
        begin ? `${begin}\n${rest}` : '\n',
      ),
  )
}

const remembered = new Recent<Html>(4000)

/** Parameters without what a person typed: for that, {@link govukOnce}. */
type Alike<Name extends keyof Macros> = Macros[Name] &
  (Name extends 'Input' | 'Textarea' ? { value?: never } : unknown)

/** One component's markup, made once: for parameters that come from the pack and the interface alone. */
export const govuk = <Name extends keyof Macros>(name: Name, params: Alike<Name>): Html =>
  remembered.get(name + JSON.stringify(params), () => govukOnce(name, params))
