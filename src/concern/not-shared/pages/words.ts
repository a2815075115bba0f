import type { Translate } from '../../../kit/translate.ts'
import type { Consent, Ground } from '../decision.ts'

export const groundWords = (t: Translate): Readonly<Record<Ground, string>> => ({
  'more-harm': t('Sharing it would do the child more harm than not sharing it'),
  'not-relevant': t('It says nothing about the safety or the welfare of a child'),
  'not-theirs': t('Those who asked for it do not need it to protect a child'),
  other: t('Another reason'),
})

export const consentWords = (t: Translate): Readonly<Record<Consent, string>> => ({
  given: t('They agree to sharing it'),
  refused: t('They do not want it shared'),
  'not-asked': t('They were not asked'),
  'not-safe': t('It was not safe to ask'),
  nobody: t('There is nobody to ask'),
})
