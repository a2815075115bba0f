import type { TSchema } from 'typebox'
import type { Reader, StaffPage } from '../../../frame/index.ts'
import { type Content, html } from '../../../kit/html.ts'
import { ACCOUNT_PATHS, API_V1 } from '../../urls.ts'
import type { ApiRoute } from '../api-route.ts'
import { operationOf, problemsOf, TAGS, tagOf } from '../open-api.ts'
import { PROBLEMS, type ProblemName } from '../problems.ts'
import { SCOPE_MEANS, SCOPES } from '../scopes.ts'

/** The interface for programs, for those who write them: the same as its OpenAPI, to be read. */
export function apiPage({ t }: Reader, routes: readonly ApiRoute[], url: string): StaffPage {
  const parts = TAGS.map((tag) => ({ ...tag, routes: routes.filter((route) => tagOf(route) === tag.name) }))
  return {
    title: t('For programs'),
    main: html`<h1 class="govuk-heading-l">${t('For programs')}</h1>
<p class="govuk-body-l">${t('A case system, a school’s own system or a chart may read and write here with a key. Who told is never given.')}</p>
<p class="govuk-body">${t('The same for machines, as OpenAPI 3.1:')} <a class="govuk-link" href="${ACCOUNT_PATHS.openApi}">${ACCOUNT_PATHS.openApi}</a></p>
<h2 class="govuk-heading-m">${t('A key')}</h2>
<p class="govuk-body">${t('An administrator of the partnership makes a key for an organisation. It is shown once. Send it with each request:')}</p>
<pre class="es-code" tabindex="0">curl ${url}${API_V1}/status \\
  -H 'Authorization: Bearer es_…'</pre>
<p class="govuk-body">${t('A key may what its scopes say, and never sees more than the teams of its organisation.')}</p>
<dl class="es-api-list">${SCOPES.map((scope) => html`<dt><code>${scope}</code></dt><dd>${t(SCOPE_MEANS[scope])}</dd>`)}</dl>
<nav aria-label="${t('Addresses')}"><h2 class="govuk-heading-m">${t('Addresses')}</h2><ul class="govuk-list">${routes.map(
      (route) =>
        html`<li><a class="govuk-link" href="#${operationOf(route)}"><code>${route.method} ${route.path}</code></a> ${route.summary}</li>`,
    )}</ul></nav>
${parts.map(
  ({ name, title, description, routes: ours }) =>
    ours.length > 0 &&
    html`<h2 class="govuk-heading-l" id="${name}">${t(title)}</h2><p class="govuk-body">${description}</p>${ours.map((route) => routeOf(t, route, url))}`,
)}
<h2 class="govuk-heading-l" id="problems">${t('Refusals')}</h2>
<p class="govuk-body">${t('Each is application/problem+json (RFC 9457): type, title, status, detail, and errors where a body is wrong.')}</p>
<dl class="es-api-list">${(Object.keys(PROBLEMS) as ProblemName[]).map(
      (name) =>
        html`<dt id="${name}"><code>${PROBLEMS[name][0]} ${name}</code></dt><dd>${PROBLEMS[name][2]}</dd>`,
    )}</dl>`,
  }
}

function routeOf(t: Reader['t'], route: ApiRoute, url: string): Content {
  const fields = [
    ...Object.entries(route.params?.properties ?? {}).map(([name, schema]) => ({
      name,
      schema,
      where: t('in the address'),
    })),
    ...Object.entries(route.query?.properties ?? {}).map(([name, schema]) => ({
      name,
      schema,
      where: t('after “?”'),
    })),
  ]
  return html`<section class="es-api-route" aria-labelledby="${operationOf(route)}"><h3 class="govuk-heading-m" id="${operationOf(route)}"><code>${route.method} ${API_V1}${route.path}</code></h3>
<p class="govuk-body">${route.description}</p>
<p class="govuk-body">${t('Scope')}: <code>${route.scope}</code></p>
${
  fields.length > 0 &&
  html`<dl class="es-api-list">${fields.map(({ name, schema, where }) => html`<dt><code>${name}</code> ${where}</dt><dd>${described(schema)}</dd>`)}</dl>`
}
<p class="govuk-body">${t('Example')}</p><pre class="es-code" tabindex="0">${exampleOf(route, url)}</pre>
${Object.entries(route.answers).map(
  ([status, schema]) =>
    html`<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">${status}: ${described(schema)}</span></summary><div class="govuk-details__text"><pre class="es-code" tabindex="0">${JSON.stringify(schema, null, 2)}</pre></div></details>`,
)}
<p class="govuk-body">${t('Refusals')}: ${problemsOf(route).map(
    (name, i) => html`${i > 0 && ', '}<a class="govuk-link" href="#${name}">${PROBLEMS[name][0]} ${name}</a>`,
  )}</p></section>`
}

const described = (schema: TSchema): string => (schema as { description?: string }).description ?? ''

/** What somebody would type to try it. */
const exampleOf = ({ method, path, needs, body, example }: ApiRoute, url: string): string =>
  [
    `curl ${method === 'GET' ? '' : `-X ${method} `}${url}${API_V1}${path.replace(':reference', 'K7M2P-9QXDT').replace(':form', 'information-sharing')}`,
    `  -H 'Authorization: Bearer es_…'`,
    ...(needs === 'if-match' ? [`  -H 'If-Match: "3"'`] : []),
    ...(needs === 'idempotency-key' ? [`  -H 'Idempotency-Key: 6f1c2a34-…'`] : []),
    ...(body
      ? [`  -H 'Content-Type: application/json'`, `  -d '${JSON.stringify(example ?? {}, null, 2)}'`]
      : []),
  ].join(' \\\n')
