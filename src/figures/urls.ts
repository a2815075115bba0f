export const FIGURES_PATH = '/partnership/figures'

/** Figures of a period, of everything or of one team; as a page, or as a file by its ending. */
export const figuresPath = (
  { period, team }: { readonly period?: string | undefined; readonly team?: string | null | undefined } = {},
  ending = '',
): string => {
  const asked = [...(period ? [`period=${period}`] : []), ...(team ? [`team=${team}`] : [])].join('&')
  return `${FIGURES_PATH}${ending}${asked && `?${asked}`}`
}
