/** What is to be said of a Boot2Docker machine beside the files. */
export const boot2dockerNotes = {
  'docker-hidden': {
    message:
      'Something makes a directory /etc/docker at boot, before Docker links it to the disk; and so hides what is on the disk.',
    hint: 'A few lines at the top of {path} make the link first. Anything that puts files into /etc/docker then puts them on the disk.',
  },
  'bootsync-carriage-returns': {
    message: '{path} has Windows line ends, which the shell takes for part of its commands.',
    hint: 'Mooring leaves them alone; its own lines do not have them. Convert the file: tr -d "\\r" < FILE.',
  },
  'copy-in-memory': {
    message:
      'Docker does not read the directory on the disk yet, so the files also go to {directory}, which is memory.',
    hint: 'From the next boot on those on the disk count.',
  },
  'server-certificate-read': {
    message: '{path} adds the daemon’s own certificate server.pem to the trusted ones at every boot.',
    hint: 'That is old advice: it lasts only until docker-machine writes server.pem anew. Remove the line: {line}',
  },
  'server-certificate-mixed': {
    message:
      '{path} is the certificate of Docker’s own API, and {count} more follow in it. docker-machine provision and regenerate-certs drop them.',
    hint: 'mooring migrate, with --host for this machine, gives them files of their own; what is trusted stays the same.',
  },
  'server-certificate-idle': {
    message:
      '{path} is the certificate of Docker’s own API. {count} more follow in it, but no boot makes them trusted.',
    hint: 'docker-machine regenerate-certs writes the file anew, without them.',
  },
  'server-certificate-unsure': {
    message: 'Docker does not run, so the first certificate in {path} may not be its own; nothing is moved.',
    hint: 'Start Docker, and try again. Where it does not start, docker-machine regenerate-certs writes the file anew.',
  },
  'certs-broken-before': {
    message:
      '{path} is no certificate, and Boot2Docker {version} stops there at boot: what comes after it is not trusted.',
    hint: 'Remove it, or give it a name that does not end in .pem.',
  },
} as const
