import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inflate } from '@sparticuz/chromium'

// Run as a process of its own: `inflate` writes into the temporary folder of its process, whatever that is.
const packed = join(fileURLToPath(import.meta.resolve('@sparticuz/chromium')), '../../bin')
for (const part of ['chromium.br', 'al2023.tar.br', 'fonts.tar.br']) await inflate(join(packed, part))
