import type { Reader } from '../../frame/index.ts'
import { type Content, html } from '../../kit/html.ts'
import { type Exercise, initialOf, type Players } from '../../pack/index.ts'
import { colourOf } from './thread.html.ts'

/** Who plays in it, and who they are to the reader. */
export function whoIsWho({ t }: Reader, { roles }: Exercise, players: Players): Content {
  const known = roles.filter((role) => role.is !== undefined)
  if (known.length === 0) return null
  const order = [...players.keys()]
  return html`<section class="es-cast"><h2 class="es-tray__ask">${t('Who is who')}</h2><ul>${known.map(
    ({ id, is }) => {
      const name = players.get(id)?.name ?? ''
      return html`<li class="${colourOf(order, id)}"><span class="es-face" aria-hidden="true">${initialOf(name)}</span><span><strong>${name}</strong> ${t(is ?? '')}</span></li>`
    },
  )}</ul></section>`
}
