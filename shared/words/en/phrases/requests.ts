/** Why the server of `mooring web` refuses a request. */
export const requestPhrases = {
  'request-host': 'its Host header is not {host}',
  'request-origin': 'its Origin header is not {origin}',
  'request-type': 'its content type is not application/json',
  'request-method': 'its method is neither GET nor POST',
  'request-page': 'there is no such page',
  'request-path': 'it is not sent to /api/<verb>',
  'request-token': 'its token does not belong to this session',
  'request-ticket': 'the address was already opened, or it is not the one that mooring web printed',
  'request-large': 'its body is larger than {limit} bytes',
  'request-json': 'its body is not JSON',
  'answer-failed': 'Mooring couldn’t answer it',
} as const
