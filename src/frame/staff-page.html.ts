import { govuk } from '../kit/govuk.ts'
import { type Content, type Html, html } from '../kit/html.ts'
import type { Assets } from './assets.ts'
import { mark } from './drawings.html.ts'
import { emergency, PAGE_END, trialNotice } from './page.html.ts'
import type { Reader } from './reader.ts'

/** A page for those who work here. */
export interface StaffPage {
  /** What the page is, for the browser's tab and its history: never a name or an answer. */
  readonly title: string
  readonly main: Content
  /** Above the main part: a way back. */
  readonly before?: Content
  /** For tables and editors: the main part may take the whole window. */
  readonly wide?: boolean
}

/** What is around it. */
export interface StaffSurroundings {
  /** Null on pages before anybody is signed in. */
  readonly signedIn: null | {
    readonly name: string
    readonly account: string
    readonly signOut: string
    readonly csrf: Html
    readonly navigation: readonly {
      readonly href: string
      readonly words: string
      readonly here: 'page' | 'true' | false
    }[]
  }
  /** What the page before has left to say. */
  readonly notice?: string | undefined
  /** Something that is shown may be invented, to try the service out. */
  readonly invented?: boolean
}

/** The frame around a page for those who work here: danger first here too, then who is signed in and where to go. */
export function staffPage(
  reader: Reader,
  assets: Assets,
  { title, main, before, wide }: StaffPage,
  { signedIn, notice, invented = false }: StaffSurroundings,
): string {
  const { t, pack, language } = reader
  const name = t('Early Signs')
  const width = wide ? 'es-staff__wide' : 'govuk-width-container'
  return (
    html`<!DOCTYPE html>
<html lang="${language}" class="govuk-template es-staff">
<head>
<meta charset="utf-8">
<title>${title} – ${name}</title>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="${pack.partnership.theme.accent}">
<meta name="robots" content="noindex">
<link rel="stylesheet" href="${assets.styles.path}">
<link rel="stylesheet" href="${assets.staffStyles.path}">
<link rel="icon" href="${assets.icon.path}" type="image/svg+xml">
<script type="module" src="${assets.script.path}"></script>
</head>
<body class="govuk-template__body">
${govuk('SkipLink', { text: t('Skip to main content'), href: '#main-content' })}
${emergency(reader)}
<header class="es-staff-header">
<div class="govuk-width-container es-staff-header__row">
<a class="es-staff-header__home" href="${reader.url('start')}">${mark}<span><strong>${name}</strong> <span>${t(pack.partnership.area)}</span></span></a>
${
  signedIn &&
  html`<div class="es-staff-header__who"><a href="${signedIn.account}">${signedIn.name}</a>
<form method="post" action="${signedIn.signOut}">${signedIn.csrf}<button class="es-staff-header__out" type="submit">${t('Sign out')}</button></form></div>`
}
</div>
${
  signedIn &&
  signedIn.navigation.length > 0 &&
  html`<nav class="es-staff-nav" aria-label="${t('Your work')}"><div class="govuk-width-container"><ul class="es-staff-nav__list">${signedIn.navigation.map(
    ({ href, words, here }) =>
      html`<li><a href="${href}"${here && html` aria-current="${here}"`}>${words}</a></li>`,
  )}</ul></div></nav>`
}
</header>
${(!pack.partnership.approval || invented) && trialNotice(reader, invented)}
<div class="${width}">
${before}
${notice && html`<div class="es-staff-notice" role="status"><p class="govuk-body">${notice}</p></div>`}
<main class="govuk-main-wrapper es-staff-main" id="main-content">
${main}
</main>
</div>
<footer class="es-footer es-staff-footer"><div class="govuk-width-container"><p class="es-footer__small">${t(pack.partnership.name)}</p></div></footer>
`.text + PAGE_END
  )
}
