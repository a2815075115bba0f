import { AssertionError } from 'node:assert'
import { FileSystemConfigLoader, formatterFactory, HtmlValidate } from 'html-validate'
import { ROOT } from '../house/tree.ts'

const validator = new HtmlValidate(new FileSystemConfigLoader())
const readable = formatterFactory('text')

/**
 * Fails where a page as it was sent is not valid HTML, by the rules of .htmlvalidate.json (docs/testing.md
 * says why each differs from the standard set). Give it the response, not `page.content()`, which the browser has mended.
 */
export const expectValidHtml = async (html: string, name = 'page'): Promise<void> => {
  const report = await validator.validateString(html, `${ROOT}/${name}.html`)
  if (report.valid) return
  throw new AssertionError({
    message: readable(report.results),
    actual: report.errorCount,
    expected: 0,
    stackStartFn: expectValidHtml,
  })
}
