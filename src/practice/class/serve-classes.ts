import { randomBytes } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Database } from '../../db/index.ts'
import { type Answer, type AnswerParts, page, type Reader, readerOf, sendAnswer } from '../../frame/index.ts'
import { type Body, readyBody, type Server, sendBody } from '../../http/index.ts'
import { Recent } from '../../kit/recent.ts'
import { type Sent, sentText } from '../../kit/sent.ts'
import type { Edition, Exercise, Pack } from '../../pack/index.ts'
import { openField, openSlowing, type Sealing } from '../../vault/index.ts'
import { classBoardOverPage, classBoardPage } from '../pages/class-board.html.ts'
import { classEndedPage, classLeadPage } from '../pages/class-lead.html.ts'
import { classOpenPage, type Opening, openingFaults } from '../pages/class-open.html.ts'
import { classJoinPage, classOverPage, classSeatPage, type Seat } from '../pages/class-seat.html.ts'
import { togetherOf } from '../pages/class-together.html.ts'
import { takeTurn } from '../take-turn.ts'
import { CLASS, CLASS_LEAD, CLASS_OPEN, classBoardPath, classPath, classRoundPath } from '../urls.ts'
import { openClasses } from './classes.ts'
import { codeBy, readCode } from './code.ts'
import { openNews } from './news.ts'
import { choicesAt, type LiveClass, newSession, sessionFrom, whereItIs } from './session.ts'

export interface ClassParts extends AnswerParts {
  readonly pack: Pack
  readonly background: Database['background']
  readonly sealing: (journey: string) => Sealing
  readonly clock: () => Date
  readonly publicUrl: string
}

/** A class on one code: whoever leads it, its board, and everybody who joins. In memory, for two hours at most. */
export function serveClasses(server: Server, parts: ClassParts): void {
  const { pack, assets, clock, publicUrl, sealing, background } = parts
  const { practice } = pack
  if (!practice) return
  const lead = sealing('practice/class/lead')
  const seats = sealing('practice/class/seat')
  const opens = sealing('practice/class/open')
  const classes = openClasses({
    exercises: practice.exercises,
    clock,
    news: (heard, missed) =>
      openNews({ background, sealing: sealing('practice/class/news'), clock, heard, missed }),
  })
  server.addHook('onClose', () => classes.close())

  const leading = (reader: Reader, live: LiveClass): Answer => ({
    page: classLeadPage(reader, togetherOf(reader, live, publicUrl), lead.seal(live.session, reader.now)),
  })

  /** Begins a class, or takes a step with one. A page that is older than the class shows where it is, and moves nothing. */
  const leads = async (reader: Reader, sent: Sent): Promise<Answer> => {
    if (sent.sealed === undefined) return begins(reader, sent)
    const read = openField(lead, sent.sealed, reader.now)
    if ('refused' in read) return read
    const session = sessionFrom(read.value, practice.exercises, reader.now)
    if (!session) return { page: classEndedPage(reader), status: 410 }
    // It is brought back, where this process or its memory is new.
    const live = (await classes.find(session.code)) ?? (await classes.open(session))
    if (!live) return { page: classEndedPage(reader), status: 410 }
    if (sent.go === 'end') {
      await classes.end(session.code)
      return { page: classEndedPage(reader) }
    }
    const { round } = live.session
    if (sent.go !== 'look' && sentText(sent, 'round') === String(round))
      await classes.step(session.code, round, stepped(live, sent))
    return leading(reader, (await classes.find(session.code)) ?? live)
  }
  const stepped = ({ session }: LiveClass, sent: Sent): (string | null)[] => {
    const exercise = practice.exercises.get(session.exercise) as Exercise
    const { moves } = whereItIs(exercise, session)
    const way = { edition: session.edition, seed: session.seed, moves }
    return takeTurn(exercise, way, sent).way.moves.map(({ chose }) => chose)
  }
  const begins = async (reader: Reader, sent: Sent): Promise<Answer> => {
    const [exercise = '', edition = '', room = ''] = [
      sentText(sent, 'exercise'),
      sentText(sent, 'edition'),
      sentText(sent, 'room'),
    ]
    const opening: Opening = { exercise, edition, room }
    const faults = openingFaults(reader, opening)
    if (faults.length > 0) return { page: classOpenPage(reader, fresh(reader), opening, faults), status: 422 }
    const chosen = practice.exercises.get(exercise) as Exercise
    const read = openField(opens, sent.begun, reader.now)
    // Loaded anew, or pressed twice, it is the same class: nobody is left behind with another code.
    const code = 'refused' in read ? undefined : codeBy([read.value, exercise, edition, room].join('/'))
    const session = newSession(chosen, edition as Edition, Number(room), reader.now, code)
    const live = await classes.open(session)
    return live ? leading(reader, live) : { page: classEndedPage(reader), status: 410 }
  }
  const fresh = (reader: Reader): string => opens.seal(randomBytes(12).toString('hex'), reader.now)

  const slowing = openSlowing(clock)
  /** For who has a code and nothing else: the more wrong codes are tried, the longer each try takes. */
  const byCode = async (typed: string): Promise<LiveClass | null> => {
    await delay(slowing.wait())
    const code = readCode(typed)
    const live = code ? await classes.find(code) : null
    if (code && !live) slowing.wrong()
    return live
  }
  const seated = (reader: Reader, live: LiveClass, seat: string, answered: Seat['answered']): Answer => {
    const { code, exercise } = live.session
    return {
      page: classSeatPage(reader, togetherOf(reader, live, publicUrl), {
        sealed: seats.seal({ code, seat, exercise }, reader.now),
        answered,
      }),
    }
  }
  const notThere = (reader: Reader, typed: string): Answer => ({
    page: classJoinPage(reader, typed, [
      {
        field: 'code',
        says: typed.trim()
          ? reader.t('No class is on with this code. Look at the board once more.')
          : reader.t('Write the code that is on the board.'),
      },
    ]),
    status: 404,
  })
  /** A young person joins, looks, or answers. */
  const sits = async (reader: Reader, typed: string, sent: Sent | null): Promise<Answer> => {
    if (sent?.sealed === undefined) {
      const live = await byCode(typed)
      const seat = randomBytes(6).toString('base64url')
      return live ? seated(reader, live, seat, null) : notThere(reader, typed)
    }
    const read = openField(seats, sent.sealed, reader.now)
    if ('refused' in read) return read
    const { code, seat, exercise } = read.value as { code: string; seat: string; exercise: string }
    if (code !== readCode(typed)) return { refused: 400 }
    const live = await classes.find(code)
    if (!live) return { page: classOverPage(reader, code, practice.exercises.get(exercise)), status: 410 }
    if (sent.choice === undefined) return seated(reader, live, seat, null)
    const walked = whereItIs(practice.exercises.get(exercise) as Exercise, live.session)
    const choice = /^\d$/.test(sentText(sent, 'choice')) ? Number(sentText(sent, 'choice')) : -1
    if (sentText(sent, 'round') !== String(live.session.round)) return seated(reader, live, seat, 'late')
    if (choice < 0 || choice >= choicesAt(walked).length) return seated(reader, live, seat, null)
    const counts = classes.vote(code, live.session.round, seat, choice)
    return seated(reader, live, seat, counts ? 'counted' : 'full')
  }

  // A board that many look at is made once for what it shows.
  const boards = new Recent<Body>(200)
  const board = (reader: Reader, live: LiveClass, byItself: boolean): Body => {
    const { session, votes } = live
    const shows = `${reader.language} ${session.code} ${session.round} ${Math.floor(votes.size / 5)} ${byItself}`
    return boards.get(`${shows} ${Math.floor(reader.now.getTime() / 60_000)}`, () =>
      readyBody(page(reader, assets, classBoardPage(reader, togetherOf(reader, live, publicUrl), byItself))),
    )
  }

  const send = (request: FastifyRequest, reply: FastifyReply, reader: Reader, answer: Answer): FastifyReply =>
    sendAnswer(request, reply, reader, parts, answer)
  const codeOf = (request: FastifyRequest): string => (request.params as { code?: string }).code ?? ''

  for (const language of pack.partnership.languages) {
    const at = (): Reader => readerOf(pack, language, clock())
    const { prefix } = at()
    server.get(prefix + CLASS, (request, reply) => send(request, reply, at(), { page: classJoinPage(at()) }))
    server.post(prefix + CLASS, async (request, reply) => {
      return send(
        request,
        reply,
        at(),
        await sits(at(), sentText((request.body ?? {}) as Sent, 'code'), null),
      )
    })
    server.get(prefix + CLASS_OPEN, (request, reply) =>
      send(request, reply, at(), { page: classOpenPage(at(), fresh(at())) }),
    )
    server.get(prefix + CLASS_LEAD, (_request, reply) => reply.redirect(prefix + CLASS_OPEN, 303))
    server.post(prefix + CLASS_LEAD, async (request, reply) =>
      send(request, reply, at(), await leads(at(), (request.body ?? {}) as Sent)),
    )
    server.get(prefix + classPath(':code'), async (request, reply) =>
      send(request, reply, at(), await sits(at(), codeOf(request), null)),
    )
    server.post(prefix + classPath(':code'), async (request, reply) =>
      send(request, reply, at(), await sits(at(), codeOf(request), (request.body ?? {}) as Sent)),
    )
    server.get(prefix + classBoardPath(':code'), async (request, reply) => {
      const live = await byCode(codeOf(request))
      if (!live) return send(request, reply, at(), { page: classBoardOverPage(at()), status: 404 })
      const { every } = request.query as { every?: unknown }
      if (every === '10') reply.header('refresh', '10')
      return sendBody(request, reply.header('cache-control', 'no-cache'), board(at(), live, every === '10'))
    })
    server.get(prefix + classRoundPath(':code'), async (request, reply) => {
      const live = await byCode(codeOf(request))
      reply.header('cache-control', 'no-store').type('text/plain; charset=utf-8')
      return live ? reply.send(String(live.session.round)) : reply.code(404).send('')
    })
  }
}
