import { type Html, html } from '../kit/html.ts'
import type { Briefing, Finding, Pointer, Voice } from './briefing.ts'
import { figure } from './figure.html.ts'
import { basisOf, leftOutSaid, noneOf } from './figures.ts'

/** One of the points 2 to 4. */
export const voice = (said: Voice, reading: Briefing['reading']): Html => {
  const {
    audience,
    heading,
    who,
    strengths,
    learning,
    neither,
    beside,
    measured,
    themes,
    agreement,
    cannotTell,
    resources,
    leftOut,
  } = said
  return html`<p class="who">${who}</p><div class="findings"><div class="kind kind-strength"><h3>Strengths</h3>${
    strengths.length > 0
      ? [findings(strengths), leftOut.strengths > 0 && html`<p>${leftOutSaid(leftOut.strengths)}</p>`]
      : html`<p>${noneOf('strength', said)}</p>`
  }</div><div class="kind kind-learning"><h3>Learning</h3>${
    learning.length > 0
      ? [findings(learning), leftOut.learning > 0 && html`<p>${leftOutSaid(leftOut.learning)}</p>`]
      : html`<p>${noneOf('learning', said)}</p>`
  }</div></div>${
    neither.length > 0 &&
    html`<div class="kind kind-neither"><h3>Neither yet</h3><p>Measured, but too near the middle or not sure enough to be called one or the other.</p>${findings(neither)}</div>`
  }${beside.length > 0 && html`<div class="kind kind-neither"><h3>Also measured</h3>${findings(beside)}</div>`}${
    themes.length > 0 &&
    html`<div class="kind kind-themes"><h3>What a group spoke of</h3><div class="themes">${themes.map(theme)}</div>${agreement && html`<p>${agreement}</p>`}</div>`
  }${resources.length > 0 && html`<h3>Resources</h3>${pointers(resources)}`}${
    measured.length > 0 &&
    figure(`${audience}-measures`, `${heading}: what was measured`, 'Measure', measured, reading)
  }${
    cannotTell.length > 0 &&
    html`<div class="kind kind-cannot"><h3>What this cannot tell us</h3><ul>${cannotTell.map((one) => html`<li>${one}</li>`)}</ul></div>`
  }`
}

const findings = (list: readonly Finding[]): Html =>
  html`<ul class="finding-list">${list.map(
    (one) =>
      html`<li>${one.sentence}${one.change && html` ${one.change}`}<span class="basis">${basisOf(one)}</span></li>`,
  )}</ul>`

const theme = ({ name, quotes }: Voice['themes'][number]): Html =>
  html`<div class="theme"><h4>${name}</h4>${quotes.map((quote) => html`<blockquote><p>${quote}</p></blockquote>`)}</div>`

export const pointers = (list: readonly Pointer[]): Html =>
  html`<ul class="pointers">${list.map(
    ({ name, about, owner, link }) =>
      html`<li>${link ? html`<a href="${link}" rel="noreferrer">${name}</a>` : html`<strong>${name}</strong>`} ${owner !== name && html`<span class="owner">${owner}</span>`}<br>${about}</li>`,
  )}</ul>`
