import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Content, dangerouslyTrustedHtml, type Html, html } from '../kit/html.ts'
import { type Briefing, POINTS, type PointId, type Referral } from './briefing.ts'
import { figuresBehind } from './figure.html.ts'
import { dayInWords, howRead, PRACTICE_IS } from './figures.ts'
import { flower } from './flower.html.ts'
import { trialSuffix } from './trial-words.ts'
import { pointers, voice } from './voice.html.ts'

/** In the order in which they rule. */
const SHEETS = ['page', 'parts', 'points', 'figures', 'paper']

const telephone = (number: string): Html => html`<a href="tel:${number.replace(/\s/g, '')}">${number}</a>`

/** The whole briefing as one file: no script, nothing loaded from elsewhere; for a screen, by day and night, and paper. */
export const renderHtml = (briefing: Briefing): string => {
  const { title, partnership, emergency } = briefing
  return `<!DOCTYPE html>\n${html`<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}: a 7-point briefing</title><meta name="referrer" content="no-referrer"><style>${style(briefing)}</style></head><body><a class="skip" href="#main">Skip to the briefing</a><section class="emergency" aria-label="In an emergency"><p>${emergency.sentence} Call ${telephone(emergency.number)}.</p></section><header class="band"><div class="band-words"><p class="kicker">7-point briefing · ${partnership.name}</p><h1>${title}</h1><p class="purpose">${briefing.purpose}</p><p class="made">${dayInWords(briefing.date)}${trialSuffix(briefing)}</p></div>${flower()}</header><nav class="points" aria-label="The seven points"><ol>${POINTS.map(({ id, title: name }, i) => html`<li><a href="#${id}"><span class="disc" aria-hidden="true">${i + 1}</span> ${name}</a></li>`)}</ol></nav><main id="main">${points(briefing)}${together(briefing)}${everyFigure(briefing)}</main><footer>${about(briefing)}</footer></body></html>`}\n`
}

/** Colours come from the pack, whose schema lets nothing but hex colours through; held here once more. */
const style = ({ colours }: Briefing): Html => {
  const variables = Object.entries(colours).map(([name, value]) => {
    if (!/^#[0-9a-f]{3,8}$/i.test(value)) throw new Error(`The colour ${name} of the pack is no hex colour.`)
    return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}: ${value};`
  })
  const sheets = SHEETS.map((name) =>
    readFileSync(join(import.meta.dirname, 'styles', `${name}.css`), 'utf8'),
  )
  return dangerouslyTrustedHtml(`:root { ${variables.join(' ')} }\n${sheets.join('')}`)
}

const point = (number: number, content: Content): Html => {
  const { id, title } = POINTS[number - 1] as (typeof POINTS)[number]
  return html`<section class="point point-${number}" id="${id}" aria-labelledby="${id}-heading"><h2 id="${id}-heading"><span class="disc">${number}</span> ${title}</h2>${content}</section>`
}

/** What an editor added in their own words. */
const own = (briefing: Briefing, id: PointId): Content =>
  briefing.own[id] && html`<p class="own">${briefing.own[id]}</p>`

/** One of the seven points, by its number from 1. */
export const pointOf = (briefing: Briefing, number: number): Html => {
  const { overview, voices, reading, signs, referrals, tools } = briefing
  const said = voices[number - 2]
  switch (number) {
    case 1:
      return point(
        1,
        html`<dl class="overview">${Object.entries({ Definition: overview.definition, Why: overview.why, Scope: overview.scope, 'How?': overview.how }).map(([term, text]) => html`<div><dt>${term}</dt><dd>${text}</dd></div>`)}</dl>${own(briefing, 'overview')}`,
      )
    case 5:
      return point(
        5,
        html`<p>${signs.note}</p><ul class="signs">${signs.list.map(({ title, about, mayAlsoBe }) => html`<li><strong>${title}</strong><span>${about}</span>${mayAlsoBe.length > 0 && html`<span class="also">It may also be: ${mayAlsoBe.join(' ')}</span>`}</li>`)}</ul>${own(briefing, 'signs')}`,
      )
    case 6:
      return point(6, [
        html`<ol class="referrals">${referrals.map(referral)}</ol>`,
        own(briefing, 'referrals'),
      ])
    case 7:
      return point(7, [pointers(tools), own(briefing, 'tools')])
    default:
      if (!said) throw new Error(`There is no point ${number}.`)
      return point(number, [voice(said, reading), own(briefing, said.audience)])
  }
}

export const points = (briefing: Briefing): Content => POINTS.map((_, i) => pointOf(briefing, i + 1))

const referral = ({ when, how, byWhen, telephone: number, form }: Referral): Html =>
  html`<li><strong>${when}</strong><p>${how}${byWhen && html` <span class="by-when">When: ${byWhen}.</span>`}</p>${
    (number || form) &&
    html`<p class="reach">${number && html`<span class="number">${telephone(number)}</span>`}${
      form &&
      html`<span class="form">Form: ${form.link ? html`<a href="${form.link}" rel="noreferrer">${form.name}</a>` : form.name}</span>`
    }</p>`
  }</li>`

export const together = ({ questions, threeThings }: Briefing): Html =>
  html`<section class="together" aria-labelledby="talk-heading"><h2 id="talk-heading">To talk over</h2><ol class="questions">${questions.map((question) => html`<li>${question}</li>`)}</ol></section><section class="together" aria-labelledby="three-heading"><h2 id="three-heading">Three things for my team</h2><ol class="three">${threeThings.map((thing) => html`<li><p>${thing}</p><p class="line">Who, and by when:</p></li>`)}</ol></section>`

export const everyFigure = ({ voices, reading, practice = [] }: Briefing): Content => {
  const shown = voices.flatMap((said) => figuresBehind(said, reading))
  return [
    practice.length > 0 &&
      html`<section class="together" aria-labelledby="practice-heading"><h2 id="practice-heading">From practice</h2><p>${PRACTICE_IS}</p><ul>${practice.map((sentence) => html`<li>${sentence}</li>`)}</ul></section>`,
    shown.length > 0 &&
      html`<section class="together" aria-labelledby="every-heading"><h2 id="every-heading">The figures behind it</h2>${shown}</section>`,
  ]
}

export const about = ({ reading, cannotTell, sources, partnership, version, date }: Briefing): Html =>
  html`<section aria-labelledby="reading-heading"><h2 id="reading-heading">How to read the figures</h2><p>${howRead(reading)}</p>${
    cannotTell.length > 0 &&
    html`<h3>What no survey of this kind can tell us</h3><ul>${cannotTell.map((one) => html`<li>${one}</li>`)}</ul>`
  }<p class="sources">Sources: ${sources.join(' · ')}. ${partnership.name}, content ${version}, made on ${dayInWords(date)}.</p></section>`
