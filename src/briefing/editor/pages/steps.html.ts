import type { Visit } from '../../../accounts/index.ts'
import { govuk, govukOnce } from '../../../kit/govuk.ts'
import { type Content, type Html, html } from '../../../kit/html.ts'
import type { Opened } from '../../briefing-queries.ts'
import { approvalPath, publicationPath, requestPath } from '../../urls.ts'
import { momentInWords } from '../moments.ts'
import type { Standing } from '../standing.ts'

/** From draft to published: what has been done, and the one step that can be taken now. */
export const stepsOf = (
  visit: Visit,
  opened: Opened,
  standing: Standing,
  left: { readonly doubts: number; readonly comments: number },
): Html => {
  const { t } = visit.reader
  const { approved, asked, changed, publishable } = standing
  const isApproved = approved?.version === opened.version
  return html`<ol class="es-road"><li class="es-road--done"><p><strong>${t('Written')}</strong> ${t('version {number}', { number: opened.version })}</p>${remains(visit, left)}</li><li${(asked || isApproved) && html` class="es-road--done"`}><p><strong>${t('Shown to a colleague')}</strong></p>${
    asked
      ? html`<p>${t('{name} asked {other} on {when}.', { name: asked.askedBy, other: asked.askedOf, when: momentInWords(asked.askedAt) })}</p>`
      : !isApproved && askForm(visit, opened, standing)
  }</li><li${isApproved && html` class="es-road--done"`}><p><strong>${t('Approved')}</strong></p>${
    approved &&
    html`<p>${t('{name} approved version {number} on {when}.', { name: approved.approvedBy, number: approved.version, when: momentInWords(approved.approvedAt) })}${approved.alone && html` ${t('There was no other officer.')}`}</p>`
  }${changed && html`<p>${t('It was changed since.')}</p>`}${standing.mayApprove && approveForm(visit, opened, standing)}</li><li${!publishable && isApproved && html` class="es-road--done"`}><p><strong>${t('Published')}</strong></p>${
    publishable && publishForm(visit, opened, publishable)
  }</li></ol>`
}

const remains = (
  { reader: { t } }: Visit,
  { doubts, comments }: { doubts: number; comments: number },
): Content =>
  (doubts > 0 || comments > 0) &&
  html`<p>${doubts > 0 && t(doubts === 1 ? '1 thing to look at again.' : '{n} things to look at again.', { n: doubts })} ${comments > 0 && t(comments === 1 ? '1 comment is open.' : '{n} comments are open.', { n: comments })}</p>`

const hidden = (visit: Visit, version: number): Html =>
  html`${visit.csrf}<input type="hidden" name="version" value="${version}">`

const askForm = (visit: Visit, { id, version }: Opened, { approvers, alone }: Standing): Html => {
  const { t } = visit.reader
  return html`<form method="post" action="${requestPath(id)}">${hidden(visit, version)}${
    alone
      ? html`<p>${t('There is no other partnership officer. You may approve it yourself, and the record says that you were alone.')}</p><input type="hidden" name="of" value="${visit.actor.personId}">`
      : govukOnce('Radios', {
          name: 'of',
          idPrefix: 'of',
          classes: 'govuk-radios--small',
          fieldset: { legend: { text: t('Who is to approve it?') } },
          items: approvers.map(({ id: value, name }, i) => ({
            value,
            text: name,
            checked: i === 0 && approvers.length === 1,
          })),
        })
  }${govuk('Button', { text: t('Ask for approval'), classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>`
}

const approveForm = (visit: Visit, { id, version }: Opened, { alone }: Standing): Html => {
  const { t } = visit.reader
  return html`<form method="post" action="${approvalPath(id)}">${hidden(visit, version)}<p>${
    alone
      ? t('By approving you say that it may be published as it stands. Nobody else could look at it.')
      : t('By approving you say that you have read it, and that it may be published as it stands.')
  }</p>${govuk('Button', { text: t('Approve version {number}', { number: version }), preventDoubleClick: true })}</form>`
}

const publishForm = (visit: Visit, { id }: Opened, version: number): Html => {
  const { t } = visit.reader
  return html`<form method="post" action="${publicationPath(id)}">${hidden(visit, version)}<p>${t('Everybody can read it then. It can be taken back, and whoever printed it still has it.')}</p>${govuk('Button', { text: t('Publish version {number}', { number: version }), preventDoubleClick: true })}</form>`
}
