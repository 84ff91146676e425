/** Node's name for an error, `ECONNREFUSED` or `ERR_SSL_…`; what has none is called by its message. */
export function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message
}

/** Whether an error's code means that the other side broke off: with a TLS alert, or with no more words. */
export function isBreakOff(code: string): boolean {
  return /^(?:ERR_SSL_\w+_ALERT_\w+|ECONNRESET|EPIPE)$/.test(code)
}
