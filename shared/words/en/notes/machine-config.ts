/** What is said of docker-machine’s own files on the workstation. */
export const machineConfigNotes = {
  'machine-config-later': {
    message: 'docker-machine applies {path} to the machine at its next provision or regenerate-certs.',
    hint: 'The machine itself is changed now, in a separate change. Undo each of the two separately.',
  },
} as const
