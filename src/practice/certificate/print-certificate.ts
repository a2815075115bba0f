import type { Reader } from '../../frame/index.ts'
import { qrCode } from '../../kit/qr-code.html.ts'
import { type OpenPress, printed } from '../print-card.ts'
import { CERTIFICATE } from '../urls.ts'
import { type CertificateWords, certificateWords } from './certificate-words.ts'
import type { Certificates } from './certificates.ts'

/** A certificate as it is shown: its words, its code, and where the code leads. */
export interface Shown {
  readonly words: CertificateWords
  readonly code: string
  readonly link: string
}

/** What is shown of a code that reads. @throws of one that does not */
export function shownOf(reader: Reader, certificates: Certificates, code: string, publicUrl: string): Shown {
  const certified = certificates.read(code)
  if (!certified) throw new Error('A code that was just read reads.')
  // After the “#” it is never sent to a server by opening it: no log anywhere has the name.
  const link = `${publicUrl}${reader.at(CERTIFICATE)}#${code.replaceAll('-', '')}`
  return { words: certificateWords(reader, certified, publicUrl), code, link }
}

/** A certificate as a tagged PDF; null where this machine cannot print. */
export const printCertificate = async (
  reader: Reader,
  press: OpenPress,
  { words, code, link }: Shown,
): Promise<Buffer | null> => {
  const name = reader.t('QR code: checks this certificate')
  const qr = qrCode(link, name).text.replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" ')
  return printed(reader, press, 'certificate/certificate.typ', {
    ...words,
    // On paper a line may break between groups, and nowhere within one.
    code: code.replaceAll('-', ' '),
    qr,
    qrName: name,
  })
}
