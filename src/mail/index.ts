export { type Letter, type Mail, openMail, type Post, type PostedLetter } from './open-mail.ts'
