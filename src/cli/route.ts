import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import type { Command } from 'commander'
import { faults, type Result, sentence } from '../kit/result.ts'
import type { Answer } from '../pack/index.ts'

const FACTS_HELP = `
The facts, as JSON; all but teller may be absent, which means unknown:
  teller                     young-person | parent | practitioner | trade | community
                             (a parent or carer of this child; anybody else's parent is community)
  danger                     now | no
  missing                    yes | no   (whereabouts unknown now; not truancy, not returned)
  about                      me | child | group | place | vehicle | adult | online   (me: young-person only)
  child_known                yes | no   (could be found: name, school, address, account)
  significant_harm           yes | unsure | no
  worker                     yes | no | unknown   (the child has one at Children's Services)
  lead                       available | unavailable | none | me   (practitioners only)
  adult_works_with_children  yes | no | unknown
  age                        under-13 | 13-15 | 16-17 | 18-plus
  lives                      here | elsewhere | unknown
  safe_adult                 yes | no | unknown   (young people only)
  images                     yes | no   (of somebody under 18, shared or threatened)
  known_of                   a list of: adult, place, vehicle, online, group
  harm                       a list of: sexual, criminal, trafficking, radicalisation, violence, online,
                             self-harm, unsure
  at                         2026-11-23T09:30:00Z   (absent: within everybody's opening hours)

Prints {"first":{"route","contact","how","by_when"},"also":[{"route","why"}],"form","rule","why"}.
Example: echo '{"teller":"parent","child_known":"yes"}' | early-signs route --facts -
Exit codes: 0 an answer, 1 the pack is faulty, 2 the facts are wrong or no pack is there (all faults on standard
error).`

/** `early-signs route`: whom to tell, for given facts, as JSON on standard output. Keeps nothing, logs nothing. */
export const registerRoute = (program: Command): void => {
  program
    .command('route')
    .description('Whom to tell: the answer of a pack to given facts, as JSON.')
    .requiredOption('--facts <file>', 'a JSON file; - reads standard input')
    .option('--pack <dir>', 'the folder of the pack', process.env.EARLY_SIGNS_PACK ?? 'packs/durham')
    .addHelpText('after', FACTS_HELP)
    .action(async ({ facts: file, pack: dir }: { facts: string; pack: string }) => {
      const { decide, loadPack, parseFacts } = await import('../pack/index.ts')
      const json = await readJson(file)
      const facts = json.ok ? parseFacts(json.value.facts, json.value.text) : json
      if (!facts.ok) return fail(facts.faults.map(sentence), 2)
      const pack = await loadPack(dir)
      if (!pack.ok) {
        const isNoFolder = pack.faults.some(({ where }) => where === dir)
        return fail(pack.faults.map(sentence), isNoFolder ? 2 : 1)
      }
      process.stdout.write(`${JSON.stringify(published(decide(pack.value, facts.value)), null, 2)}\n`)
    })
}

/** The answer in the shape that other programs rely on. */
const published = ({ first, also, form, rule, why }: Answer): object => ({
  first,
  also: also.map((line) => ({ route: line.route, why: line.why })),
  form,
  rule,
  why,
})

/** Nothing of the content is repeated in a fault: it may be about a child. */
const readJson = async (file: string): Promise<Result<{ facts: unknown; text: string }>> => {
  let content: string
  try {
    content = file === '-' ? await text(process.stdin) : await readFile(file, 'utf8')
  } catch {
    return faults({
      where: '--facts',
      what: 'The file cannot be read.',
      right: 'Name a JSON file, or - to read standard input.',
    })
  }
  try {
    const json = content.replace(/^\uFEFF/, '')
    return { ok: true, value: { facts: JSON.parse(json), text: json } }
  } catch {
    return faults({
      where: '--facts',
      what: 'This is not JSON.',
      right: 'Write it like {"teller": "parent", "child_known": "yes"}.',
    })
  }
}

const fail = (lines: readonly string[], code: number): void => {
  process.stderr.write(`${lines.join('\n')}\n`)
  process.exitCode = code
}
