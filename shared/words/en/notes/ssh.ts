/** What a person should know about the way to a host. */
export const sshNotes = {
  'ssh-legacy-algorithms': {
    message: 'The SSH server of {host} offers only outdated algorithms: {algorithms}.',
    hint: 'The connection was made with them. Update the server: other software dropped them years ago.',
  },
  'ssh-config-skipped': {
    message: 'Settings of ssh_config were ignored for {host}: {section}.',
    hint: 'Mooring reads Match with all, host, originalhost, user and localuser. Use a Host section for the rest.',
  },
} as const
