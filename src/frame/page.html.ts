import { ACCOUNT_PATHS } from '../accounts/urls.ts'
import { TELL, TOLD } from '../concern/urls.ts'
import { govuk } from '../kit/govuk.ts'
import { type Content, type Html, html } from '../kit/html.ts'
import type { ExtraFiles, Surroundings } from './assets.ts'
import { contactAnchor, telephone } from './contact.html.ts'
import { icon, mark } from './drawings.html.ts'
import { leaveButton, leaveSkipLink } from './leave.html.ts'
import type { Reader } from './reader.ts'

export interface Page {
  /** What the page is, for the browser's tab and its history: neutral, and never an answer. */
  readonly title: string
  readonly main: Content
  /** Above the main part: a way back. */
  readonly before?: Content
  /** Classes of the main part. */
  readonly look?: string
  /** Files of its own, that other pages do not load. */
  readonly files?: ExtraFiles
  /** False where a page tells of the service only: no button to leave it. See decision 0009. */
  readonly leave?: false
}

/** The frame around every page; see README.md for what always holds. */
export function page(
  reader: Reader,
  assets: Surroundings,
  { title, main, before, look, leave, files }: Page,
): string {
  const { t, pack, language, url } = reader
  const name = t('Early Signs')
  const extra = files && assets.extra[files]
  return (
    html`<!DOCTYPE html>
<html lang="${language}" class="govuk-template">
<head>
<meta charset="utf-8">
<title>${title === name ? name : `${title} – ${name}`}</title>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="${pack.partnership.theme.accent}">
<link rel="stylesheet" href="${assets.styles.path}">${extra?.sheets.map(({ path }) => html`<link rel="stylesheet" href="${path}">`)}
<link rel="icon" href="${assets.icon.path}" type="image/svg+xml">
<script type="module" src="${assets.script.path}"></script>${extra?.script && html`<script type="module" src="${extra.script.path}"></script>`}
</head>
<body class="govuk-template__body">
${govuk('SkipLink', { text: t('Skip to main content'), href: '#main-content' })}
${leave !== false && leaveSkipLink(reader)}
${emergency(reader)}
<header class="es-header">
<div class="govuk-width-container es-header__row">
<a class="es-header__home" href="${url('start')}">${mark}<span><strong>${name}</strong> <span class="es-header__owner">${t(pack.partnership.area)}</span></span></a>
<a class="es-header__search" href="${url('search')}">${icon('find')}<span>${t('Search')}</span></a>
<nav class="es-header__nav" aria-label="${t('Main')}"><a href="${url('whomToTell')}">${t('Whom should I tell?')}</a> <a href="${url('contacts')}">${t('Who can I talk to?')}</a></nav>
</div>
</header>
${!pack.partnership.approval && trialNotice(reader)}
<div class="govuk-width-container">
${before}
${leave !== false && leaveButton(reader)}
<main class="govuk-main-wrapper ${look}" id="main-content">
${main}
</main>
</div>
${footer(reader, assets.footerLinks?.() ?? [])}
`.text + PAGE_END
  )
}

/** What every page ends with: what differs between visitors may be put before it. */
export const PAGE_END = '</body>\n</html>\n'

/** Danger first: above everything else on every page. */
export function emergency({ t, pack, url }: Reader): Html {
  const contact = pack.contacts.get(pack.partnership.emergency)
  return html`<aside class="es-emergency" aria-label="${t('Emergency')}"><div class="govuk-width-container">${t.html(
    'Someone in danger now? Call {number}.',
    {
      number: contact?.telephone ? telephone(contact.telephone.number) : '999',
    },
  )} <a class="govuk-link" href="${url('contacts')}#${contactAnchor(pack.partnership.emergency)}">${t('If you cannot speak or hear')}</a></div></aside>`
}

/** That the content is not approved, and that what is shown is invented; one line for both. */
export function trialNotice({ t, pack }: Reader, invented = false): Html {
  const copy = t.html('{trial} It is not run by {partnership}. The numbers on it are real.', {
    trial: html`<strong>${t('Trial copy.')}</strong>`,
    partnership: t(pack.partnership.name),
  })
  return html`<aside class="es-trial" aria-label="${t('Trial copy')}"><div class="govuk-width-container"><p>${
    !pack.partnership.approval && copy
  }${invented && html` ${t.html('{trial} invented people.', { trial: html`<strong>${t('Trial data:')}</strong>` })}`}</p></div></aside>`
}

function footer(
  { t, pack, url, at }: Reader,
  sometimes: readonly { readonly path: string; readonly words: string }[],
): Html {
  const door = pack.contacts.get(pack.partnership.front_door)
  const places = [
    ['harms', t('What people do to harm children')],
    ['resources', t('Read, watch and learn')],
    ['trades', t('At work')],
    ['nothingHappened', t('I told someone and nothing happened')],
    ['howItIsDecided', t('How the answer is decided')],
    ['about', t('About')],
    ['leaving', t('Staying private')],
    ['privacy', t('Privacy')],
    ['accessibility', t('Accessibility')],
  ] as const
  return html`<footer class="es-footer"><div class="govuk-width-container">
${
  door?.telephone &&
  html`<p class="es-footer__door">${t.html('Worried about a child in {area}? Call {name} on {number}.', {
    area: t(pack.partnership.area),
    name: t(door.name),
    number: telephone(door.telephone.number),
  })}</p>`
}
<ul class="es-footer__links">${
    pack.forms.size > 0 &&
    [
      [TELL, t('Tell us in a form')],
      [TOLD, t('Come back to what you told')],
    ].map(([path = '', words]) => html`<li><a class="govuk-link" href="${at(path)}">${words}</a></li>`)
  }${places.map(([place, words]) => html`<li><a class="govuk-link" href="${url(place)}">${words}</a></li>`)}${sometimes.map(({ path, words }) => html`<li><a class="govuk-link" href="${at(path)}">${t(words)}</a></li>`)}</ul>
<p class="es-footer__small">${t(pack.partnership.name)}${languages(pack.partnership.languages)} · <a class="govuk-link" href="${ACCOUNT_PATHS.signIn}">${t('Staff: sign in')}</a></p>
</div></footer>`
}

/** Links to the start page in each other language, named in that language. */
function languages(all: readonly string[]): Content {
  if (all.length < 2) return null
  return all.map((code, i) => {
    const name = new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code
    return html` · <a class="govuk-link" href="${i ? `/${code}` : '/'}" lang="${code}" hreflang="${code}">${name}</a>`
  })
}
