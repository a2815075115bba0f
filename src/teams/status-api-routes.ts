import { Type } from 'typebox'
import type { ApiRoutes } from '../accounts/index.ts'
import type { TeamShelf } from './team-shelf.ts'

const Status = Type.Object(
  {
    partnership: Type.String(),
    organisation: Type.String({ description: 'For which the key acts.' }),
    scopes: Type.Array(Type.String()),
    content: Type.Object(
      { version: Type.String(), hash: Type.String() },
      {
        additionalProperties: false,
        description: 'The version of the partnership’s content that is in force.',
      },
    ),
    forms: Type.Array(
      Type.Object(
        { form: Type.String(), title: Type.String(), open: Type.Boolean() },
        { additionalProperties: false },
      ),
    ),
    at: Type.String({ format: 'date-time' }),
  },
  { additionalProperties: false, description: 'How the service stands, and whose key it is.' },
)

/** Whether it works, for whom the key acts, and which forms somebody reads now. */
export const serveStatusApi = (api: ApiRoutes, teams: Pick<TeamShelf, 'within'>): void =>
  api.add({
    method: 'GET',
    path: '/status',
    scope: 'status:read',
    summary: 'How the service stands',
    description:
      'For whom the key acts, which content is in force, and which forms are open. Nothing of anybody.',
    answers: { 200: Status },
    refuses: [],
    async answer({ tx, now, organisation, scopes, reader: { pack, t } }) {
      const known = await teams.within(tx)
      return {
        status: 200,
        body: {
          partnership: pack.partnership.name,
          organisation: organisation.name,
          scopes,
          content: { version: pack.partnership.version, hash: pack.hash },
          forms: [...pack.forms].map(([form, { title }]) => ({
            form,
            title: t(title),
            open: known.state(form, now).open,
          })),
          at: now.toISOString(),
        },
      }
    },
  })
