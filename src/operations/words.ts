import { MAILBOX } from '../mailbox/urls.ts'
import type { Problem } from './findings.ts'

interface Words {
  /** What it is, for `t`. */
  readonly what: string
  /** The same of one alone. */
  readonly one?: string
  /** What to do, for `t`. */
  readonly right: string
  /** A command that does it. */
  readonly command?: string
  readonly link?: { readonly href: string; readonly words: string }
}

/** What needs somebody, and what they do. */
export const PROBLEM_WORDS: Readonly<Record<Problem, Words>> = {
  'no-worker': {
    what: 'Nobody works in the background: no letter leaves, no reminder comes.',
    right: 'Start a process that does.',
    command: 'npx early-signs worker',
  },
  'jobs-late': {
    what: 'Work has waited for {n} minutes. It should begin within seconds.',
    right: 'Look whether the processes run and what their log says, then start one more.',
    command: 'npx early-signs worker',
  },
  'jobs-failed': {
    one: 'A job failed, and is tried again until it succeeds.',
    what: '{n} jobs failed, and are tried again until they succeed.',
    right: 'The log of the service names the place. Nothing is lost meanwhile.',
  },
  'letters-stuck': {
    one: 'A letter was not delivered.',
    what: '{n} letters were not delivered.',
    right: 'Each says why, and can be sent again.',
    link: { href: MAILBOX, words: 'See the letters' },
  },
  'record-open': {
    one: 'An entry of the record is not sealed yet, for longer than a minute.',
    what: '{n} entries of the record are not sealed yet, for longer than a minute.',
    right: 'Restart the service: it seals what is left. Then check the record.',
    command: 'npx early-signs audit verify',
  },
  'no-backup': {
    what: 'No backup has been made. If this disk breaks, everything is lost.',
    right: 'Make one now, and then each night.',
    command: 'npx early-signs backup --to FILE --recipient KEY',
  },
  'backup-late': {
    what: 'The last backup is {n} hours old.',
    right: 'Make one now, and see why the one of last night is missing.',
    command: 'npx early-signs backup --to FILE --recipient KEY',
  },
  'backup-failed': {
    what: 'The last attempt to make a backup failed.',
    right: 'See below why, mend that, and make one now.',
    command: 'npx early-signs backup --to FILE --recipient KEY',
  },
  'no-drill': {
    what: 'Nobody has proved yet that a backup can be restored.',
    right: 'Let it be proved: this restores one beside the service, compares, and takes it away.',
    command: 'npx early-signs backup drill',
  },
  'drill-late': {
    what: 'It was proved {n} days ago that a backup can be restored.',
    right: 'Do it each month, and after each upgrade.',
    command: 'npx early-signs backup drill',
  },
  'drill-failed': {
    what: 'The last attempt to restore a backup failed: what you have may be of no use.',
    right: 'Run it again and read what it says, today.',
    command: 'npx early-signs backup drill',
  },
  'disk-full': {
    what: 'The disk is nearly full: {n} % are free. Once it is full, nothing can be told.',
    right: 'Free some space or give it a larger disk. Old backups on the same disk go first.',
  },
  connections: {
    what: 'The database has {n} connections, close to the most that it takes.',
    right: 'Raise max_connections in PostgreSQL, or run fewer processes.',
  },
}

/** Kinds of work, as rooms name them, for `t`. */
export const JOB_WORDS: Readonly<Record<string, string>> = {
  'accounts.each-minute': 'Roles that end on a day',
  'accounts.role-ended': 'What somebody who left had in hand',
  'concern.drafts': 'Drafts that are out of date',
  'concern.each-minute': 'Clocks of concerns, and the ladder',
  'concern.links': 'The index of what may be linked',
  'concern.notify': 'Notices that something was told',
  'desk.each-minute': 'News for whoever watches a concern',
  'keeping.carry-out': 'Deleting what an officer approved',
  'keeping.years': 'When children of concerns are grown up',
  'mail.deliver': 'Letters',
  'mail.tidy': 'Old letters, deleted',
  'priority.remind': 'Reminders about planned actions',
  'survey.shuffle-day': 'Answers of a day, put out of their order',
  'teams.watch': 'Whether teams look into their inbox',
}

/** Why a backup or a drill failed, by the code that was noted, for `t`. */
export const REASON_WORDS: Readonly<Record<string, string>> = {
  'cut-off': 'It was stopped before the end.',
  'disk-full': 'The disk was full.',
  'file-exists': 'There was a file of that name, and none is replaced.',
  'no-such-place': 'The folder or the file was not there.',
  'not-allowed': 'The file could not be read or written.',
  'not-owner': 'The role of the database may not read everything.',
  'hidden-rows': 'A policy might have hidden rows of a table.',
  'wrong-key': 'The key did not open the backup.',
  damaged: 'The backup was altered or cut short.',
  failed: 'The command said why when it was run.',
}
