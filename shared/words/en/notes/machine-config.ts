/** What is said of docker-machine’s own files on the workstation. */
export const machineConfigNotes = {
  'machine-config-later': {
    message: 'docker-machine writes what is in {path} into the machine at its next provision or regenerate-certs.',
    hint: 'The machine itself is changed now, by a change of its own: undo takes back each by itself.',
  },
} as const
