export const OPERATIONS = '/operations'
