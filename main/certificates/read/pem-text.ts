/** A file's content, and its name for messages. */
export interface NamedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** UTF-16 as Windows writes it: by its mark, or by the NUL beside each letter of a file that has none. */
const utf16 = { little: /^(?:\xff\xfe|(?:[\t\n\r -~]\0){8})/, big: /^(?:\xfe\xff|(?:\0[\t\n\r -~]){8})/ } as const

/**
 * The text of a PEM file. PEM is ASCII. As Latin-1 every byte becomes one character, so binary content does no harm, and
 * what of UTF-16 is not ASCII is no base64.
 */
export function pemText({ bytes }: NamedFile): string {
  const content = Buffer.from(bytes)
  const start = content.subarray(0, 16).toString('latin1')
  const whole = content.subarray(0, content.length - (content.length % 2))
  if (utf16.little.test(start)) return whole.toString('utf16le')
  if (utf16.big.test(start)) return Buffer.from(whole).swap16().toString('utf16le')
  return content.toString('latin1')
}
