import { faultOf, type Reader } from '../../frame/index.ts'
import { govukOnce } from '../../kit/govuk.ts'
import { type Content, type Html, html } from '../../kit/html.ts'
import type { Own } from '../following/own-of.ts'
import type { Look } from '../look.ts'
import { BECAME } from '../rules/state.ts'
import { becameSaid, supportSaid } from '../say.ts'
import { SUPPORT_STATES } from '../schema.ts'
import type { Tried } from '../tried.ts'
import { deskUrls } from '../urls.ts'
import { press, submit } from './parts.html.ts'

export interface Doing {
  readonly look: Look
  readonly members: readonly { readonly personId: string; readonly name: string }[]
  readonly tried: Tried
  readonly csrf: Html
  readonly own: Own
  readonly now: Date
}

/** What the team can do now, in the order in which it is mostly done. */
export const doing = (reader: Reader, all: Doing): Html => {
  const { t } = reader
  const { look, csrf } = all
  const { may, state, reference } = look
  const one = (kind: string, words: string, quiet = true): Html =>
    press(deskUrls.steps(reference), words, { csrf, quiet, fields: { after: state.after, do: kind } })
  const go = (href: string, words: string, quiet = true): Html =>
    govukOnce('Button', { text: words, href, ...(quiet ? { classes: 'govuk-button--secondary' } : {}) })
  return html`<section class="es-doing es-no-print" aria-labelledby="doing"><h2 class="govuk-heading-m" id="doing">${t('What to do')}</h2>
<p class="govuk-body">${holder(reader, look)}</p>
<div class="es-doing__now">
${may.claim && one('claimed', t('Take it'), false)}
${may.acknowledge && one('acknowledged', t('Acknowledge it'), may.claim)}
${may.decide && go(deskUrls.decide(reference), state.decision ? t('Decide anew') : t('Decide'), may.claim || state.decision !== null)}
${may.reply && go(deskUrls.reply(reference), t('Write to the one who told'))}
${may.close && one('closed', t('Close it'))}
${may.reopen && go(deskUrls.reopen(reference), t('Reopen it'))}
</div>
${may.acknowledge && look.mayReply && html`<p class="es-quiet">${t('Acknowledging shows them: “{reply}”', { reply: t(reader.pack.desk?.replies[0]?.text ?? '') })}</p>`}
<div class="es-doing__more">
${may.handOver && handOver(reader, all)}
${may.record && note(reader, all)}
${may.record && support(reader, all)}
${may.record && elsewhere(reader, all)}
</div>
<ul class="govuk-list es-doing__links">
${link(deskUrls.take(reference), t('Take it into your own system'))}
<li><button type="button" class="es-print" data-print hidden>${t('Print it')}</button></li>
${may.reroute && link(deskUrls.reroute(reference), look.team.receives === 'lead' ? t('Send it on') : t('Pass it to another team'))}
${look.team.capacity === 'receiver' && link(deskUrls.source(reference), t('See who told'))}
${look.team.receives === 'lead' && link(deskUrls.beside(reference), t('Put it beside others about the same child'))}
</ul></section>`
}

const link = (href: string, words: string): Html =>
  html`<li><a class="govuk-link" href="${href}">${words}</a></li>`

const holder = ({ t }: Reader, { state, me }: Look): Content => {
  if (state.closed) return html`<strong>${t('It is closed.')}</strong>`
  if (!state.claimedBy) return t('Nobody has it yet.')
  return state.claimedBy.id === me.personId
    ? html`<strong>${t('You have it.')}</strong>`
    : t('{name} has it.', { name: state.claimedBy.name })
}

/** Something that is done more seldom: closed until somebody wants it, open where what was sent was not taken. */
const more = (
  { tried, look, csrf }: Doing,
  { kind, words, fields, go }: { kind: string; words: string; fields: Content; go: string },
): Html =>
  html`<details class="govuk-details"${tried.of === kind && html` open`}><summary class="govuk-details__summary"><span class="govuk-details__summary-text">${words}</span></summary><div class="govuk-details__text"><form method="post" action="${deskUrls.steps(look.reference)}" novalidate>${csrf}<input type="hidden" name="after" value="${look.state.after}"><input type="hidden" name="do" value="${kind}">${fields}${submit(go, { classes: 'govuk-button--secondary' })}</form></div></details>`

const handOver = (reader: Reader, all: Doing): Content => {
  const { t } = reader
  const { look, members, tried, csrf } = all
  const others = members.filter(({ personId }) => personId !== look.state.claimedBy?.id)
  const form =
    others.length > 0 &&
    more(all, {
      kind: 'handed-over',
      words: t('Hand it over'),
      go: t('Hand it over'),
      fields: govukOnce('Select', {
        id: 'to',
        name: 'to',
        label: { text: t('To whom') },
        value: tried.typed.to ?? '',
        items: [
          { value: '', text: t('Choose') },
          ...others.map(({ personId, name }) => ({ value: personId, text: name })),
        ],
        ...faultOf(tried.faults, 'to'),
      }),
    })
  const own = (kind: string, words: string): Html =>
    press(deskUrls.steps(look.reference), words, { csrf, fields: { after: look.state.after, do: kind } })
  return html`${look.may.takeOver && own('claimed', t('Take it over'))}${look.may.putBack && own('put-back', t('Put it back'))}${form}`
}

const note = (reader: Reader, all: Doing): Html => {
  const { t } = reader
  return more(all, {
    kind: 'noted',
    words: t('Add a note'),
    go: t('Add it'),
    fields: govukOnce('Textarea', {
      id: 'note',
      name: 'note',
      label: { text: t('Note') },
      hint: { text: t('Your team reads it, and nobody else. The one who told never does.') },
      rows: 4,
      value: all.tried.typed.note ?? '',
      ...faultOf(all.tried.faults, 'note'),
    }),
  })
}

const support = (reader: Reader, all: Doing): Content => {
  const { t, pack } = reader
  const { tried } = all
  const choose = { value: '', text: t('Choose') }
  return more(all, {
    kind: 'supported',
    words: t('Record support'),
    go: t('Record it'),
    fields: html`${govukOnce('Select', { id: 'support', name: 'support', label: { text: t('Support') }, value: tried.typed.support ?? '', items: [choose, ...(pack.desk?.supports.map(({ id, say }) => ({ value: id, text: t(say) })) ?? [])], ...faultOf(tried.faults, 'support') })}${govukOnce('Select', { id: 'how', name: 'how', label: { text: t('How far it has come') }, value: tried.typed.how ?? '', items: [choose, ...SUPPORT_STATES.map((how) => ({ value: how, text: supportSaid(t, how) }))], ...faultOf(tried.faults, 'how') })}`,
  })
}

/** What the team's own system calls it, and what became of it there. */
const elsewhere = (reader: Reader, all: Doing): Content => {
  const { t } = reader
  const { tried, look } = all
  return html`${more(all, {
    kind: 'referenced',
    words: t('Your own reference'),
    go: t('Keep it'),
    fields: govukOnce('Input', {
      id: 'own',
      name: 'own',
      label: { text: t('Reference in your own system') },
      hint: { text: t('A number, not a name.') },
      value: tried.typed.own ?? look.state.reference?.text ?? '',
      autocomplete: 'off',
      spellcheck: false,
      classes: 'govuk-input--width-20',
      ...faultOf(tried.faults, 'own'),
    }),
  })}${
    look.may.became &&
    more(all, {
      kind: 'became',
      words: t('What became of it'),
      go: t('Record it'),
      fields: govukOnce('Radios', {
        name: 'became',
        idPrefix: 'became',
        fieldset: { legend: { text: t('What became of it?') } },
        hint: { text: t('The partner who shared it sees which of these it is, and no more.') },
        items: BECAME.map((one) => ({
          value: one,
          text: becameSaid(t, one),
          checked: tried.typed.became === one,
        })),
        ...faultOf(tried.faults, 'became'),
      }),
    })
  }`
}
