import type { Reader } from '../../../frame/index.ts'
import { govuk } from '../../../kit/govuk.ts'
import type { Html } from '../../../kit/html.ts'
import type { WaveState } from '../wave.ts'

/** The state of a wave in one word. */
export const stateTag = ({ t }: Reader, state: WaveState): Html => {
  const words = { planned: t('Not begun'), open: t('Open'), closed: t('Closed'), imported: t('From a file') }
  const colours = { planned: 'yellow', open: 'green', closed: 'grey', imported: 'blue' }
  return govuk('Tag', { text: words[state], classes: `govuk-tag--${colours[state]}` })
}
