/** Classes of GOV.UK Frontend that come with components which we use, and that no page of ours has. */
export const UNUSED_CLASSES: readonly string[] = [
  'govuk-link--muted',
  'govuk-link--text-colour',
  'govuk-link--no-visited-state',
  'govuk-link-image',
  'govuk-link--inverse',
  'govuk-button--inverse',
  'govuk-button--start',
  'govuk-button__start-icon',
  'govuk-caption-xl',
  'govuk-body-lead',
  'govuk-body-m',
  'govuk-main-wrapper--auto-spacing',
  'govuk-main-wrapper--l',
  'govuk-back-link--inverse',
  'govuk-fieldset__legend--xl',
  'govuk-label--xl',
  'govuk-summary-list--no-border',
  'govuk-summary-list__row--no-border',
  'govuk-summary-card',
  'govuk-summary-card__action',
  'govuk-summary-card__actions',
  'govuk-summary-card__content',
  'govuk-summary-card__title',
  'govuk-summary-card__title-wrapper',
  'govuk-visually-hidden-focusable',
]

const UNUSED = new RegExp(`\\.(?:${UNUSED_CLASSES.join('|')}|js-enabled)(?![\\w-])`)

/** What no browser that shows our pages needs, or what is said once more than needed. */
const NEEDLESS: readonly [RegExp, string][] = [
  // :root gives each of these a value, so that what stands in for it is never used.
  [/var\((--govuk-[\w-]+), (?:[^()]|\([^()]*\))*\)/g, 'var($1)'],
  // The smoothing of older macOS, and names that WebKit once had for what has a name now.
  [/-(?:webkit|moz-osx)-font-smoothing:\w+;?/g, ''],
  [/-webkit-text-decoration-skip(?:-ink)?:none;?/g, ''],
  [/@supports not \([^{]*\{[^{}]*\{[^}]*\}\}/g, ''],
  // On paper too, everything is in the type that it has on the screen.
  [/@media print\{[^{}]*\{font-family:sans-serif\}\}/g, ''],
  // Spaces that the compiler leaves after commas and colons; those of a string stay.
  [/("[^"]*")|([,:]) /g, '$1$2'],
]

/** A compressed sheet without rules that apply to nothing here: about a twentieth of what a first visit fetches. */
export const lighter = (sheet: string): string =>
  NEEDLESS.reduce((css, [needless, instead]) => css.replace(needless, instead), sheet)
    .replace(/([^{}]+)(\{[^{}]*\})/g, (rule, selectors: string, body: string) => {
      if (selectors.startsWith('@')) return rule
      const used = selectors.split(',').filter((one) => !UNUSED.test(one))
      return used.length > 0 ? used.join(',') + body : ''
    })
    .replace(/@(?:media|supports)[^{}]*\{\}/g, '')
