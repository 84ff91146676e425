/** What a person should know about the way to a host. */
export const sshNotes = {
  'ssh-legacy-algorithms': {
    message: 'The SSH server of {host} offers only outdated algorithms: {algorithms}.',
    hint: 'The connection was made with them. Update the server: other software dropped them years ago.',
  },
} as const
