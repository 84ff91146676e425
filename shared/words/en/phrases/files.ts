/** What is in a file that a person chose. */
export const filePhrases = {
  'file-key': '{type} key',
  'file-key-encrypted': 'encrypted {type} key',
  'file-private-key': 'private key',
  'file-private-key-encrypted': 'encrypted private key',
} as const
