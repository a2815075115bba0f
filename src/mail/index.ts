export { type Letter, type Mail, openMail, type Post, type PostedLetter } from './open-mail.ts'
export { SEALED_OF_LETTERS } from './sealed-columns.ts'
