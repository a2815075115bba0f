import { type Html, html } from '../../kit/html.ts'
import { isFromChance, type PairedChange } from '../measure/paired.ts'
import type { MeasuredChange } from '../measure/read-measured.ts'

const [WIDTH, EDGE, MIDDLE] = [200, 8, 8]

/**
 * From before (a ring) to after (a dot), over the 95% interval of after: decoration beside the words that say the same.
 * What chance could have made has no line between the two.
 */
export function changeLine(scale: MeasuredChange['scale'], paired: PairedChange): Html {
  const { from, to } = scale ?? { from: 0, to: 1 }
  const x = (value: number): string => {
    const part = Math.max(0, Math.min(1, (value - from) / (to - from)))
    return (EDGE + part * (WIDTH - 2 * EDGE)).toFixed(1)
  }
  const { before, after, range } = paired
  return html`<svg class="es-change" viewBox="0 0 ${WIDTH} ${2 * MIDDLE}" aria-hidden="true" focusable="false"><path class="es-change__all" d="M${EDGE} ${MIDDLE}H${WIDTH - EDGE}"/><path class="es-change__range" d="M${x(range.low)} ${MIDDLE}H${x(range.high)}"/>${!isFromChance(paired) && html`<path class="es-change__moved" d="M${x(before)} ${MIDDLE}H${x(after)}"/>`}<circle class="es-change__before" cx="${x(before)}" cy="${MIDDLE}" r="5"/><circle class="es-change__after" cx="${x(after)}" cy="${MIDDLE}" r="5"/></svg>`
}
