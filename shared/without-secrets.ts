/** What stands before a password in what people paste, and the password: in an address, after an option, in a header. */
const secrets: readonly (readonly [words: RegExp, instead: string])[] = [
  [/(:\/\/)[^\s/?#@"'<>]{1,512}@/g, '$1'],
  [/(\blogin\b[^\n]{0,1024}?\s(?:-p|--password)(?:\s+|=))\S+/g, '$1…'],
  [/(\s(?:-u|--user)(?:\s+|=)[^\s:]{1,256}:)\S+/g, '$1…'],
  [/(\bauthorization:\s*\w{1,32}\s+)[^\s"']+/gi, '$1…'],
]

/** A pasted text without passwords, so that it can be shown, and so that none of them is taken for a host's name. */
export function withoutSecrets(text: string): string {
  return secrets.reduce((left, [words, instead]) => left.replace(words, instead), text)
}
