import { count, momentInWords, percent } from '../../briefing/index.ts'
import type { Reader } from '../../frame/index.ts'
import { dayOf, VOICES } from '../../pack/index.ts'
import type { Look } from '../look.ts'
import { cellText, leftNoneSaid, listed, scopeSaid } from '../pages/words-said.ts'
import { type Action, dueOf, isOpen, stateOf } from '../rules/actions.ts'
import { changeSince } from '../rules/change.ts'
import { followedOf } from '../rules/measure-key.ts'
import { type Series, seriesOf } from '../rules/series.ts'
import { aimOf } from '../rules/target.ts'
import {
  answersSaid,
  capital,
  changeSaid,
  days,
  dueSaid,
  figureSaid,
  measureName,
  noFigure,
  people,
  rangeOn,
  stateSaid,
  targetSaid,
  toldNote,
  valueOn,
} from '../say.ts'
import type { BoardReport, ReportAction, ReportMeasure } from './report.ts'
import { gapsIn, practiceIn } from './report-practice.ts'

/** A board's report from what the priority's page shows: the same figures, the same sentences. */
export const composeReport = (reader: Reader, look: Look): BoardReport => {
  const { t, pack } = reader
  const { one, evidence, today, series, covered, left, learning, overdue, soon, cannotTell } = look
  const { words } = one
  const { theme, approval, name, area, version } = pack.partnership
  const line = (part: keyof typeof words): string => words[part].words
  return {
    partnership: name,
    area,
    pack_version: version,
    date: today,
    trial: evidence.trial
      ? t('Trial copy: the answers are made up.')
      : approval
        ? null
        : t('Trial copy: nobody at the partnership has approved it yet.'),
    number: line('number'),
    title: line('title'),
    plan: line('plan'),
    years: line('years'),
    owner: line('owner'),
    headline: { say: line('headline'), covers: listed(reader, one.headlineCovers) },
    scope: { say: line('scope'), covers: listed(reader, one.scopeCovers) },
    between: scopeSaid(reader, one),
    covered: covered.map(({ say, cells }) => ({
      say,
      cells: cells.map((cell) => ({
        people: capital(people(pack, cell.audience)),
        said: cellText(reader, cell),
        answered: cell.kind === 'answered',
      })),
    })),
    known: VOICES.map((audience) => ({
      people: capital(people(pack, audience)),
      measures: series
        .filter((each) => each.audience === audience)
        .map((each) => measureIn(reader, look, each)),
    })).filter(({ measures }) => measures.length > 0),
    actions: one.actions.map((action) => actionIn(reader, look, action)),
    doing: t('{open} open, {overdue} overdue, {soon} due within 10 working days, {done} done.', {
      open: one.actions.filter(isOpen).length,
      overdue: overdue.length,
      soon: soon.length,
      done: one.actions.filter((action) => stateOf(action) === 'done').length,
    }),
    left: left.map(({ audience, measure, headline, point, actedBefore }) => ({
      what: `${capital(people(pack, audience))}: ${measureName(t, pack, measure).toLowerCase()}`,
      say: actedBefore
        ? `${headline} ${t('An action was done before this wave, and it is still learning.')}`
        : headline,
      behind: `${point.figure ? figureSaid(t, null, point.figure) : ''}, ${point.wave.name}`,
    })),
    left_none: left.length > 0 ? null : leftNoneSaid(t, evidence.waves.length > 0, learning.length),
    checks: evidence.checks.map(({ say, before, after }) => ({
      say,
      before: before ? figureSaid(t, null, before) : t('too few answered to show'),
      after: after ? figureSaid(t, null, after) : t('too few answered to show'),
    })),
    gaps: gapsIn(reader, look),
    practice: practiceIn(reader, look),
    told: evidence.told && {
      period: evidence.told.period,
      raised: evidence.told.raised,
      support: evidence.told.support,
      differently: evidence.told.differently,
      note: toldNote(t),
    },
    cannot_tell: [
      ...cannotTell,
      t(
        'A change between two waves does not show what brought it about: other people answered, and other things happened meanwhile.',
      ),
    ],
    how_read: howRead(reader),
    colours: {
      accent: theme.accent,
      on_accent: theme.accent_text ?? '#ffffff',
      warm: theme.warm ?? '#e08e45',
    },
  }
}

const howRead = ({ t, pack }: Reader): string => {
  const thresholds = pack.survey?.thresholds
  if (!thresholds) return ''
  return t(
    'Each figure is a share of those who answered, with the range that it could well be in (a 95% interval). It is called a strength where even the lower end is at least {strength}, and learning where even the upper end is at most {learning}. Small numbers are left out.',
    { strength: percent(thresholds.strength), learning: percent(thresholds.learning) },
  )
}

const measureIn = ({ t, pack }: Reader, { one, today }: Look, series: Series): ReportMeasure => {
  const { latest, scale, key, measure } = series
  const target = one.targets.get(key)
  return {
    name: measureName(t, pack, measure),
    reading: latest?.reading ?? null,
    now: latest?.figure ? valueOn(scale, latest.figure.estimate) : null,
    headline: series.headline ?? t('No wave has a figure for this yet.'),
    behind: latest?.figure ? `${figureSaid(t, scale, latest.figure)}, ${latest.wave.name}` : '',
    changes: [series.sinceLast, series.sinceFirst].flatMap((change) =>
      change
        ? [{ say: changeSaid(t, scale, change), moved: change.kind === 'up' || change.kind === 'down' }]
        : [],
    ),
    target: target ? targetSaid(t, latest?.figure ?? null, target, today, aimOf(measure)) : null,
    target_share: target ? target.percent / 100 : null,
    points: series.points.map(({ wave, figure, why }) => ({
      wave: wave.name,
      days: days(t, wave),
      from_file: wave.kind === 'import',
      figure,
      said: figure ? figureSaid(t, scale, figure) : noFigure(t, why),
      short: figure
        ? `${valueOn(scale, figure.estimate)} (${rangeOn(scale, figure)}), n = ${count(figure.n)}`
        : noFigure(t, why),
    })),
    cannot_tell: series.cannotTell,
  }
}

const actionIn = (
  { t, pack }: Reader,
  { evidence, today, days: working }: Look,
  action: Action,
): ReportAction => {
  const due = dueOf(action, today, working)
  const last = action.steps.at(-1)
  return {
    says: action.says,
    owner: action.owner,
    state: stateSaid(t, stateOf(action)),
    overdue: due?.kind === 'overdue',
    due: due || !last ? dueSaid(t, due, action.dueOn) : momentInWords(last.at),
    answers: answersSaid(t, pack, action),
    effect: effectSaid(t, evidence.waves, action),
  }
}

const effectSaid = (
  t: Reader['t'],
  waves: Look['evidence']['waves'],
  { effect, plannedAt }: Action,
): string | null => {
  const followed = effect && followedOf(effect.key)
  if (!followed) return null
  const series = seriesOf(waves, followed)
  const since = changeSince(series.told, dayOf(plannedAt))
  return since ? changeSaid(t, series.scale, since) : t('No wave has asked since it was planned.')
}
