import { pino } from 'pino'
import { staffRoutes } from '../../src/accounts/index.ts'
import { buildAssets } from '../../src/frame/index.ts'
import { createServer, readyBody } from '../../src/http/index.ts'
import { html } from '../../src/kit/html.ts'
import type { StaffService } from '../scaffold/staff.ts'

/** A server with one route that takes files, over the database of a service under test. */
export async function serveFilesForTest(service: StaffService, clock: () => Date) {
  const refuse = () => readyBody('<!DOCTYPE html><title>Refused</title>')
  const log = pino({ level: 'silent' })
  const server = await createServer({ log, https: false, problemPage: refuse })
  const routes = staffRoutes(server, {
    pack: service.pack,
    assets: await buildAssets(service.pack, service.folder),
    database: service.database,
    key: service.key,
    url: 'http://localhost',
    production: false,
    clock,
    log,
    post: async () => '',
    navigation: [],
    refuse,
  })
  routes.post(
    '/files',
    ['administrator'],
    async ({ form, files }) => ({
      page: {
        title: 'Files',
        main: html`<h1>${String(form.word)} ${files.map(({ name, bytes }) => `${name}:${bytes.length}`).join(' ')}</h1>`,
      },
    }),
    { files: { limit: 1024, most: 2 } },
  )
  const url = await server.listen({ port: 0, host: '127.0.0.1' })
  return { url, stop: () => server.close() }
}
