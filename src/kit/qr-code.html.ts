import { encode } from 'uqr'
import { type Html, html } from './html.ts'

/** The quiet zone that readers need around a code, in modules. */
const QUIET = 4

/**
 * An address as a QR code, one path without inline style. A quarter of it may be dirty or torn and it is still read.
 * @param name what somebody who does not see it is told
 */
export function qrCode(address: string, name: string): Html {
  const { data, size } = encode(address, { ecc: 'Q', border: QUIET })
  const runs = data.flatMap((row, y) =>
    row.map((dark, x) => {
      if (!dark || row[x - 1]) return ''
      const end = row.indexOf(false, x)
      return `M${x} ${y}h${end - x}v1h${x - end}z`
    }),
  )
  return html`<svg class="es-qr" viewBox="0 0 ${size} ${size}" role="img" aria-label="${name}" shape-rendering="crispEdges" focusable="false"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path fill="#000" d="${runs.join('')}"/></svg>`
}
