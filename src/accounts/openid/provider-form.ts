import { domainToASCII } from 'node:url'
import type { FieldFault, Reader } from '../../frame/index.ts'
import { typedText } from '../../kit/sent.ts'
import type { Organisation } from '../organisations/queries.ts'
import type { Provider, SecondStep } from './provider-queries.ts'
import { SECOND_STEPS } from './provider-queries.ts'
import { mayBeAsked, type Reach } from './public-fetch.ts'
import type { ProviderSettings } from './save-provider.ts'

/** What an administrator typed. */
export interface TypedProvider {
  readonly issuer: string
  readonly clientId: string
  readonly domains: string
  readonly secondStep: string
  readonly acr: string
  readonly joining: boolean
}

export const typedOf = (provider: Provider | null): TypedProvider => ({
  issuer: provider?.issuer ?? '',
  clientId: provider?.clientId ?? '',
  domains: provider?.domains.join('\n') ?? '',
  secondStep: provider?.secondStep ?? '',
  acr: provider?.acr ?? '',
  joining: provider?.joining ?? false,
})

export const readTyped = (form: Readonly<Record<string, unknown>>): TypedProvider => ({
  issuer: typedText(form, 'issuer'),
  clientId: typedText(form, 'client-id'),
  domains: typedText(form, 'domains'),
  secondStep: typedText(form, 'second-step'),
  acr: typedText(form, 'acr'),
  joining: form.joining === 'yes',
})

/** Public mailboxes: whoever gets an address there belongs to no organisation. */
const ANYBODYS = new Set(
  'gmail.com googlemail.com outlook.com hotmail.com hotmail.co.uk live.com live.co.uk msn.com yahoo.com yahoo.co.uk icloud.com me.com aol.com btinternet.com sky.com talktalk.net proton.me protonmail.com gmx.com mail.com'.split(
    ' ',
  ),
)

interface Around {
  readonly organisation: Organisation
  readonly before: Provider | null
  readonly secret: string
  readonly reach: Reach
}

/** The settings, or what is wrong with them. Whether the provider answers is asked afterwards. */
export function checkProvider(
  { t }: Reader,
  typed: TypedProvider,
  { organisation, before, secret, reach }: Around,
): { settings: ProviderSettings } | { faults: FieldFault[] } {
  const faults: FieldFault[] = []
  const fault = (field: string, says: string) => faults.push({ field, says })
  const issuer = URL.parse(typed.issuer)
  if (!issuer || issuer.search || issuer.hash || typed.issuer.length > 500 || !mayBeAsked(issuer, reach))
    fault('issuer', t('Enter the issuer: a public address that begins with https://'))
  else if (/\/(common|organizations|consumers)(\/|$)/.test(issuer.pathname))
    fault('issuer', t('Enter the issuer of one organisation, with its own id: that one is for everybody’s'))
  if (!/^[\x21-\x7e]{1,300}$/.test(typed.clientId)) fault('client-id', t('Enter the client id'))
  const same = before?.issuer === typed.issuer && before.clientId === typed.clientId
  if (!secret && !same) fault('secret', t('Enter the client secret'))
  else if (secret.length > 500) fault('secret', t('Enter a shorter secret'))
  const domains = [
    ...new Set(
      typed.domains
        .toLowerCase()
        .split(/[\s,;@]+/)
        .filter(Boolean)
        .map(domainToASCII),
    ),
  ]
  if (
    domains.length === 0 ||
    domains.length > 50 ||
    !domains.every((one) => /^[a-z0-9.-]+\.[a-z0-9-]{2,}$/.test(one))
  )
    fault('domains', t('Enter the domains of its e-mail addresses, one on each line, like example.gov.uk'))
  else if (domains.some((one) => ANYBODYS.has(one)))
    fault(
      'domains',
      t('Anybody can have an address there. Enter domains that belong to the organisation alone'),
    )
  const secondStep = SECOND_STEPS.find((one) => one === typed.secondStep)
  if (!secondStep) fault('second-step', t('Choose how it is known that there was a second step'))
  if (secondStep === 'acr' && !/^[\x21-\x7e]{1,300}$/.test(typed.acr))
    fault('acr', t('Enter the value that it gives'))
  if (typed.joining && organisation.kind === 'partnership')
    fault('joining', t('Nobody joins the partnership itself without an invitation'))
  if (faults.length > 0) return { faults }
  return {
    settings: {
      organisationId: organisation.id,
      issuer: typed.issuer,
      clientId: typed.clientId,
      secret,
      domains,
      secondStep: secondStep as SecondStep,
      acr: secondStep === 'acr' ? typed.acr : null,
      joining: typed.joining,
    },
  }
}
