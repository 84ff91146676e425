/** Why the operating system or the network refused something, by its own names (errno(3), getaddrinfo(3)). */
export const systemPhrases = {
  'at-place': '{place}: {detail}',
  'system-EACCES': 'access is denied',
  'system-EADDRINUSE': 'another program uses it',
  'system-EADDRNOTAVAIL': 'this computer does not have that address',
  'system-EAI_AGAIN': 'no DNS server answered',
  'system-EAI_FAIL': 'the DNS server failed',
  'system-EBUSY': 'another program uses it',
  'system-ECONNABORTED': 'the connection was aborted',
  'system-ECONNREFUSED': 'nothing listens there',
  'system-ECONNRESET': 'the connection was closed by the other side',
  'system-EDQUOT': 'the disk quota is used up',
  'system-EEXIST': 'it already exists',
  'system-EHOSTDOWN': 'the host is down',
  'system-EHOSTUNREACH': 'there is no route to it',
  'system-EIO': 'the device reports an error',
  'system-EISDIR': 'it is a directory',
  'system-ELOOP': 'its symlinks lead in a circle',
  'system-EMFILE': 'too many files are open',
  'system-ENAMETOOLONG': 'its name is too long',
  'system-ENETDOWN': 'the network is down',
  'system-ENETUNREACH': 'there is no route to it',
  'system-ENFILE': 'too many files are open',
  'system-ENODEV': 'there is no such device',
  'system-ENOENT': 'it does not exist',
  'system-ENOEXEC': 'it is not a program for this computer',
  'system-ENOMEM': 'there is not enough memory',
  'system-ENOSPC': 'the disk is full',
  'system-ENOTDIR': 'part of its path is not a directory',
  'system-ENOTEMPTY': 'it is a directory that is not empty',
  'system-ENOTFOUND': 'its name is not in DNS',
  'system-ENXIO': 'there is no such device',
  'system-EPERM': 'the system does not permit it',
  'system-EPIPE': 'the other side closed it',
  'system-EROFS': 'it is on a read-only file system',
  'system-ETIMEDOUT': 'it does not answer',
  'system-ETXTBSY': 'another program uses it',
} as const

/** A name of the operating system for an error that has words here. */
export type SystemErrorName = keyof typeof systemPhrases extends infer Phrase
  ? Phrase extends `system-${infer Name}`
    ? Name
    : never
  : never

/** Whether a code is one of them. */
export function isSystemErrorName(code: string): code is SystemErrorName {
  return Object.hasOwn(systemPhrases, `system-${code}`)
}
