/** Node's code of an error, `ECONNREFUSED` or `ERR_SSL_…`; its message if it has none. */
export function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message
}
