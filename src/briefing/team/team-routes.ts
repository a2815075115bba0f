import { randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Database, DatabaseAway } from '../../db/index.ts'
import { type Answer, type AnswerParts, type Reader, readerOf, sendAnswer } from '../../frame/index.ts'
import type { Server } from '../../http/index.ts'
import { html } from '../../kit/html.ts'
import type { Sent } from '../../kit/sent.ts'
import { dayOf, type Pack } from '../../pack/index.ts'
import { type Journey, openJourney } from '../../questionnaire/index.ts'
import type { Sealing } from '../../vault/index.ts'
import type { Edition } from '../publication-queries.ts'
import type { PublishedShelf } from '../published/published-shelf.ts'
import type { BriefingStyles } from '../published/style-sheet.ts'
import { checkPath, type Moment, teamPath, teamRoomPath } from '../urls.ts'
import { checkedPage, guidePage, roomPage, toldPage } from './pages/team.html.ts'
import { type LogTyped, readLog } from './read-log.ts'
import { teamCheckOf } from './team-check.ts'
import { insertAnswer, insertLog, insertTeam, teamOf } from './team-queries.ts'

export interface TeamParts extends AnswerParts {
  readonly pack: Pack
  readonly styles: BriefingStyles
  readonly shelf: PublishedShelf
  readonly database: Database
  readonly partnershipId: string
  readonly sealing: (journey: string) => Sealing
  readonly publicUrl: string
  readonly clock: () => Date
}

const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789'
const CODE = /^[a-z2-9]{8}$/
/** 31^8: nobody finds a team by trying. */
const newCode = (): string => {
  let code = ''
  while (code.length < 8) {
    const [byte = 0] = randomBytes(1)
    // 248 = 8 × 31: what is above would make some letters likelier.
    if (byte < 248) code += ALPHABET[byte % 31]
  }
  return code
}

/** The most teams that may begin in an hour, of everybody together: a flood of them is nobody's team. */
const MOST_AN_HOUR = 300
const HOUR = 3_600_000

type Reply = Answer | { readonly to: string }

/** A briefing taken to a team: no cookie, no name, and nothing stored until it is sent. */
export const serveTeams = (server: Server, parts: TeamParts): void => {
  const { pack, styles, shelf, database, partnershipId, sealing, publicUrl, clock } = parts
  const check = teamCheckOf(pack)
  if (!check) return
  let begun: number[] = []

  const journeys = new Map<string, Journey>()
  const journeyOf = (slug: string, code: string, moment: Moment): Journey => {
    const key = `team-check/${slug}/${code}/${moment}`
    const known = journeys.get(key)
    if (known) return known
    if (journeys.size > 500) journeys.clear()
    const made = openJourney({
      compiled: check.compiled,
      sealing: sealing(key),
      path: (reader) => reader.at(checkPath(slug, code, moment)),
      check: false,
      around: (reader) => ({
        below: html`<p class="govuk-body-s">${reader.t('Nobody sees who answered what. No name, no time and no address is stored.')}</p>`,
      }),
    })
    journeys.set(key, made)
    return made
  }

  const begin = async (reader: Reader, { slug, briefingId, edition }: Edition): Promise<Reply> => {
    const now = reader.now.getTime()
    begun = begun.filter((one) => one > now - HOUR)
    if (begun.length >= MOST_AN_HOUR) return { refused: 503 }
    begun.push(now)
    for (let tried = 0; tried < 5; tried++) {
      const code = newCode()
      const on = dayOf(reader.now)
      const made = await database.transaction({ partnershipId }, (tx) =>
        insertTeam(tx, { briefing: briefingId, edition, code, on }),
      )
      if (made) return { to: reader.at(teamRoomPath(slug, code)) }
    }
    throw new Error('No code is free.')
  }

  const empty = (): LogTyped => ({ team: '', role: '', day: '', month: '', year: '', people: '' })
  const tell = async (reader: Reader, now: Edition, code: string, sent: Sent): Promise<Reply> => {
    const today = dayOf(reader.now)
    const { typed, faults, log } = readLog(sent, today)
    if (faults.length > 0)
      return { page: roomPage(reader, styles, now, code, publicUrl, { typed, faults }), status: 422 }
    try {
      const told = await database.transaction({ partnershipId }, async (tx) => {
        const team = await teamOf(tx, now.briefingId, code)
        return team === null ? null : insertLog(tx, team, log, today)
      })
      return told === null ? { refused: 404 } : { page: toldPage(reader, styles, now, code, !told) }
    } catch (error) {
      if (!(error instanceof DatabaseAway)) throw error
      const notice = reader.t(
        'It was not saved: something of ours is not working. What you typed is still here. Please try again in a minute.',
      )
      return {
        page: roomPage(reader, styles, now, code, publicUrl, { typed, faults: [], notice }),
        status: 503,
      }
    }
  }

  const answer = async (
    reader: Reader,
    now: Edition,
    code: string,
    moment: Moment,
    form: Sent | null,
  ): Promise<Reply> => {
    const step = journeyOf(now.slug, code, moment).step(reader, form)
    if (step.kind === 'refused') return { refused: step.status }
    if (step.kind === 'page') return step
    try {
      const kept = await database.transaction({ partnershipId }, async (tx) => {
        const team = await teamOf(tx, now.briefingId, code)
        if (team === null) return false
        const { signs, tell } = step.answers
        await insertAnswer(tx, {
          team,
          nonce: Buffer.from(step.nonce, 'hex'),
          moment,
          answers: { signs, tell },
        })
        return true
      })
      return kept ? { page: checkedPage(reader, styles, check, moment) } : { refused: 404 }
    } catch (error) {
      if (!(error instanceof DatabaseAway)) throw error
      return {
        ...step.again(
          reader.t(
            'Your answers were not sent: something of ours is not working. They are still here. Please press “Send” again in a minute.',
          ),
        ),
        status: 503,
      }
    }
  }

  for (const language of pack.partnership.languages) {
    const { prefix } = readerOf(pack, language, clock())
    type Params = { slug: string; code: string; moment: string }
    const hang = (
      method: 'get' | 'post',
      path: string,
      act: (reader: Reader, now: Edition, params: Params, form: Sent | null) => Reply | Promise<Reply>,
    ): void => {
      server[method](prefix + path, async (request: FastifyRequest, reply: FastifyReply) => {
        const params = request.params as Params
        const reader = readerOf(pack, language, clock())
        const now = shelf.find(params.slug)?.now
        const known = now && (params.code === undefined || CODE.test(params.code))
        const result: Reply = known
          ? await Promise.resolve(
              act(reader, now, params, method === 'post' ? ((request.body ?? {}) as Sent) : null),
            ).catch(awayOr)
          : { refused: 404 }
        if ('to' in result) return reply.header('cache-control', 'no-store').redirect(result.to, 303)
        return sendAnswer(request, reply, reader, parts, result)
      })
    }
    hang('get', teamPath(':slug'), (reader, now) => ({ page: guidePage(reader, styles, now) }))
    hang('post', teamPath(':slug'), (reader, now) => begin(reader, now))
    hang('get', teamRoomPath(':slug', ':code'), (reader, now, { code }) => ({
      page: roomPage(reader, styles, now, code, publicUrl, { typed: empty(), faults: [] }),
    }))
    hang('post', teamRoomPath(':slug', ':code'), (reader, now, { code }, form) =>
      tell(reader, now, code, form ?? {}),
    )
    for (const moment of ['before', 'after'] as const) {
      const path = checkPath(':slug', ':code', moment)
      hang('get', path, (reader, now, { code }) => answer(reader, now, code, moment, null))
      hang('post', path, (reader, now, { code }, form) => answer(reader, now, code, moment, form))
    }
  }
}

const awayOr = (error: unknown): Reply => {
  if (error instanceof DatabaseAway) return { refused: 503 }
  throw error
}
