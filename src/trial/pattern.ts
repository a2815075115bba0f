import type { Measure, Voice } from '../pack/index.ts'

/** What an audience answers: shares from 0 to 1, by measure (`measure/harm` where harms are asked apart). */
export interface Pattern {
  /** How many people answer. */
  readonly n: number
  /** The share that recognises a sign, on average over signs, and the share that takes a decoy for one. */
  readonly signs: number
  readonly decoys: number
  /** Of those who answer, who says yes to what counts. */
  readonly yes: Readonly<Record<string, number>>
  /** Of those whom a question may not apply to, whom it does not. */
  readonly apart: number
  /** Out of ten, on average. */
  readonly sure: number
  /** Weights of options by id, of what is chosen; those that are not named have little. */
  readonly options: Partial<Readonly<Record<Measure, Readonly<Record<string, number>>>>>
  /** Stories: by who the child is, the share that is worried, and that tells somebody. */
  readonly worried?: Readonly<Record<string, number>>
  readonly tells?: Readonly<Record<string, number>>
  /** By the harm that a story shows, and who the child is: the share that thinks of that harm. */
  readonly thinksOf?: Readonly<Record<string, Readonly<Record<string, number>>>>
}

/**
 * What the source briefing found: children would act and recognise little, in themselves neither; parents recognise
 * much, see every gender at risk, and do not know whom to tell; practitioners know the signs and see some harms as
 * those of girls, others as those of boys.
 */
export const FOUND: Readonly<Record<Voice, Pattern>> = {
  children: {
    n: 318,
    signs: 0.37,
    decoys: 0.06,
    yes: {
      'would-act': 0.82,
      'knows-whom-to-tell': 0.31,
      'sees-risk-to-self': 0.36,
      'sees-every-gender-at-risk': 0.62,
    },
    apart: 0.6,
    sure: 5.4,
    options: {
      'age-band': { '10-12': 22, '13-15': 47, '16-17': 28, '18-plus': 3 },
      'tells-first': {
        family: 38,
        friend: 34,
        school: 9,
        'not-known': 10,
        nobody: 5,
        helpline: 2,
        police: 2,
      },
      barriers: { wrong: 41, whom: 46, next: 52, believed: 27, snitch: 48, nothing: 9 },
      'terms-heard': {
        'county-lines': 44,
        grooming: 78,
        radicalisation: 35,
        cse: 22,
        cce: 18,
        cuckooing: 12,
      },
    },
  },
  parents: {
    n: 286,
    signs: 0.8,
    decoys: 0.07,
    yes: {
      'would-act': 0.63,
      'knows-whom-to-tell': 0.27,
      'sees-every-gender-at-risk': 0.83,
      'support-offered': 0.61,
    },
    apart: 0.62,
    sure: 6.1,
    options: {
      'age-band': { 'under-10': 12, '10-12': 27, '13-15': 34, '16-17': 20, '18-plus': 7 },
      'tells-first': {
        school: 33,
        family: 14,
        friend: 8,
        'other-parent': 11,
        police: 13,
        'social-care': 6,
        'not-known': 13,
        nobody: 2,
      },
      barriers: { wrong: 55, whom: 58, next: 44, believed: 17, snitch: 6, nothing: 12 },
      'terms-heard': {
        'county-lines': 66,
        cce: 38,
        cse: 57,
        grooming: 92,
        cuckooing: 24,
        radicalisation: 61,
      },
    },
  },
  practitioners: {
    n: 264,
    signs: 0.86,
    decoys: 0.05,
    yes: {
      'would-act': 0.93,
      'knows-whom-to-tell': 0.81,
      'sees-every-gender-at-risk/sexual': 0.38,
      'sees-every-gender-at-risk/criminal': 0.41,
      training: 0.62,
      'support-offered': 0.6,
    },
    apart: 0.35,
    sure: 7,
    options: {
      agency: {
        school: 34,
        health: 20,
        'social-care': 12,
        voluntary: 13,
        'early-help': 9,
        police: 7,
        housing: 4,
        licensing: 1,
      },
    },
    worried: { girl: 0.76, boy: 0.6, 'not-said': 0.71 },
    tells: { girl: 0.68, boy: 0.55, 'not-said': 0.64 },
    thinksOf: {
      sexual: { girl: 0.8, boy: 0.45, 'not-said': 0.68 },
      criminal: { girl: 0.46, boy: 0.82, 'not-said': 0.66 },
      radicalisation: { girl: 0.62, boy: 0.62, 'not-said': 0.64 },
      violence: { girl: 0.58, boy: 0.6, 'not-said': 0.6 },
    },
  },
}

/** A year later the same, but for one thing: more parents know whom to tell. */
export const FOUND_LATER: Readonly<Record<Voice, Pattern>> = {
  children: { ...FOUND.children, n: 334 },
  parents: { ...FOUND.parents, n: 305, yes: { ...FOUND.parents.yes, 'knows-whom-to-tell': 0.43 } },
  practitioners: { ...FOUND.practitioners, n: 271 },
}
