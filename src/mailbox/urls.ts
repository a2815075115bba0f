export const MAILBOX = '/mailbox'
export const sendAgainPath = (id: string): string => `${MAILBOX}/${id}/again`
