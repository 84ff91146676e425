/** Node's name for an error, `ECONNREFUSED` or `ERR_SSL_…`; what has none is called by its message. */
export function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message
}
