/** A form of a page, as a browser without scripts sees it. */
export interface FoundForm {
  readonly method: 'get' | 'post'
  readonly action: string
  readonly fields: readonly Field[]
}

interface Field {
  readonly name: string
  /** `free`: somebody types whatever they like. */
  readonly kind: 'free' | 'fixed' | 'choice'
  readonly values: readonly string[]
}

const attribute = (tag: string, name: string): string | null => {
  const found = new RegExp(`\\s${name}(?:="([^"]*)")?(?=[\\s>/])`).exec(tag)
  return found ? plain(found[1] ?? '') : null
}

const plain = (text: string): string =>
  text
    .replace(/&#39;|&#x27;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')

/** Every form of a page at an address. */
export const formsIn = (page: string, at: string): FoundForm[] =>
  [...page.matchAll(/<form\b[^>]*>([\s\S]*?)<\/form>/g)].map(([whole, inner = '']) => ({
    method:
      attribute(whole.slice(0, whole.indexOf('>') + 1), 'method')?.toLowerCase() === 'post' ? 'post' : 'get',
    action: (attribute(whole.slice(0, whole.indexOf('>') + 1), 'action') ?? at).replace(/#.*$/, '') || at,
    fields: fieldsIn(inner),
  }))

const TYPED = new Set(['text', 'search', 'email', 'tel', 'url', 'password', 'date', 'number'])

function fieldsIn(form: string): Field[] {
  const fields = new Map<string, { kind: Field['kind']; values: string[] }>()
  const add = (name: string | null, kind: Field['kind'], value: string) => {
    if (!name) return
    const field = fields.get(name) ?? { kind, values: [] }
    field.values.push(value)
    fields.set(name, field)
  }
  for (const [tag] of form.matchAll(/<(?:input|button)\b[^>]*>/g)) {
    const type = attribute(tag, 'type') ?? 'text'
    const kind = type === 'radio' || type === 'checkbox' ? 'choice' : TYPED.has(type) ? 'free' : 'fixed'
    if (type !== 'file') add(attribute(tag, 'name'), kind, attribute(tag, 'value') ?? '')
  }
  for (const [tag] of form.matchAll(/<textarea\b[^>]*>/g)) add(attribute(tag, 'name'), 'free', '')
  for (const [whole, inner = ''] of form.matchAll(/<select\b[^>]*>([\s\S]*?)<\/select>/g))
    for (const [option] of inner.matchAll(/<option\b[^>]*>/g))
      add(
        attribute(whole.slice(0, whole.indexOf('>') + 1), 'name'),
        'choice',
        attribute(option, 'value') ?? '',
      )
  return [...fields].map(([name, { kind, values }]) => ({ name, kind, values }))
}

/** What is sent of a form where everything that can be typed is this, and of each choice the last that there is. */
export const filled = ({ fields }: FoundForm, typed: string): Record<string, string> =>
  Object.fromEntries(
    fields.map(({ name, kind, values }) => [
      name,
      kind === 'free' ? typed : (values.at(kind === 'choice' ? -1 : 0) ?? ''),
    ]),
  )

/** Where a page leads within the service, without anchors. */
export const linksIn = (page: string): string[] => [
  ...new Set([...page.matchAll(/<a\b[^>]*\shref="(\/(?!\/)[^"#]*)/g)].map(([, href = '']) => plain(href))),
]
