/** What is in a file that a person chose. */
export const filePhrases = {
  'file-key': '{type} key',
  'file-key-encrypted': '{type} key, encrypted',
  'file-private-key-encrypted': 'private key, encrypted',
} as const
