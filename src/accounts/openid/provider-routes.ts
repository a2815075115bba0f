import { record } from '../../audit/index.ts'
import type { FieldFault } from '../../frame/index.ts'
import { type Organisation, organisationOf } from '../organisations/queries.ts'
import type { StaffDesk } from '../staff/desk.ts'
import type { Outcome, StaffRoutes, Visit } from '../staff/visit.ts'
import { organisationPath, ownSignInPath, personPath } from '../urls.ts'
import { returnAddress } from './go-to-provider.ts'
import { endLinks } from './link-queries.ts'
import type { Providers } from './open-providers.ts'
import { endProviderPage, providerPage } from './pages/provider.html.ts'
import { checkProvider, readTyped, type TypedProvider, typedOf } from './provider-form.ts'
import { type Provider, providerOf } from './provider-queries.ts'
import { endProvider, saveProvider } from './save-provider.ts'

const ADMINISTRATORS = ['administrator'] as const

/** How an organisation's people sign in elsewhere: set and ended by administrators. */
export function serveProviders(staff: StaffRoutes, desk: StaffDesk, providers: Providers): void {
  const path = ownSignInPath(':id')
  type Found = { organisation: Organisation; provider: Provider | null }

  /** Hands the organisation of the path on, while it is open. */
  const of =
    (answer: (visit: Visit, found: Found) => Promise<Outcome>) =>
    async (visit: Visit): Promise<Outcome> => {
      const organisation = await organisationOf(visit.tx, visit.params.id as string)
      if (!organisation || organisation.closedAt) return { notFound: true }
      return answer(visit, { organisation, provider: await providerOf(visit.tx, desk.keys, organisation.id) })
    }

  const shown = (
    { reader, csrf }: Visit,
    { organisation, provider }: Found,
    typed: TypedProvider,
    faults: FieldFault[] = [],
  ): Outcome => {
    const address = returnAddress(desk.url, organisation.id)
    return {
      page: providerPage(reader, { organisation, provider, typed, address, csrf, faults }),
      ...(faults.length > 0 && { status: 422 }),
    }
  }

  staff.get(
    path,
    ADMINISTRATORS,
    of(async (visit, found) => shown(visit, found, typedOf(found.provider))),
  )

  staff.post(
    path,
    ADMINISTRATORS,
    of(async (visit, found) => {
      const { actor, tx, reader, now, form } = visit
      const { organisation, provider: before } = found
      const typed = readTyped(form)
      const secret = typeof form.secret === 'string' ? form.secret.trim() : ''
      const around = { organisation, before, secret, reach: providers.reach }
      const checked = checkProvider(reader, typed, around)
      if ('faults' in checked) return shown(visit, found, typed, checked.faults)
      const { settings } = checked
      const asked = { ...settings, secret: secret || (before?.secret ?? '') }
      const answers = await providers.describe(asked).then(
        () => true,
        () => false,
      )
      if (!answers) {
        const says = reader.t(
          'That address does not answer as a provider of OpenID Connect. Check it, and that it is public',
        )
        return shown(visit, found, typed, [{ field: 'issuer', says }])
      }
      await saveProvider(tx, desk.keys, settings, { by: actor, now })
      desk.forgetWays()
      return { redirect: organisationPath(organisation.id), notice: reader.t('Its own sign-in is set.') }
    }),
  )

  staff.get(
    `${path}/end`,
    ADMINISTRATORS,
    of(async ({ reader, csrf }, { organisation, provider }) =>
      provider ? { page: endProviderPage(reader, { organisation, csrf }) } : { notFound: true },
    ),
  )
  staff.post(
    `${path}/end`,
    ADMINISTRATORS,
    of(async ({ actor, tx, now, reader: { t } }, { organisation, provider }) => {
      if (!provider) return { notFound: true }
      await endProvider(tx, provider, { by: actor, now })
      desk.forgetWays()
      return {
        redirect: organisationPath(organisation.id),
        notice: t('Nobody comes in through it any more.'),
      }
    }),
  )

  staff.post(
    `${personPath(':id')}/links/:linkId/end`,
    ADMINISTRATORS,
    async ({ actor, tx, now, params, reader: { t } }) => {
      const personId = params.id as string
      const ended = await endLinks(tx, { personId, id: params.linkId as string, by: actor.personId, now })
      if (ended === 0) return { notFound: true }
      await record(tx, { actor, action: 'openid.unlinked', of: { kind: 'person', id: personId } })
      return { redirect: personPath(personId), notice: t('The link is removed.') }
    },
  )
}
