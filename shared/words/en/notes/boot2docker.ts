/** What is to be said of a Boot2Docker machine beside the files. */
export const boot2dockerNotes = {
  'docker-hidden': {
    message:
      'At boot, something creates /etc/docker before Docker links it to the disk. This hides the files on the disk.',
    hint: 'Mooring adds lines at the top of {path} that make the link first. After that, every file in /etc/docker is on the disk.',
  },
  'disk-settings-return': {
    message: 'From the next boot on, Docker also reads {path} again, which lists insecure registries: {registries}.',
    hint: 'To make one of them secure, run mooring insecure off.',
  },
  'bootsync-carriage-returns': {
    message: '{path} has Windows line endings, which the shell reads as part of its commands.',
    hint: 'Mooring adds its own lines without them and does not change the others. To convert the file: tr -d "\\r" < FILE.',
  },
  'copy-in-memory': {
    message:
      'Docker does not read the directory on the disk yet, so the files also go to {directory}, which is in memory.',
    hint: 'After the next boot, Docker reads the files on the disk.',
  },
  'server-certificate-read': {
    message: 'At every boot, {path} adds server.pem, the daemon’s own certificate, to the trusted certificates.',
    hint: 'Older guides recommend this, but it lasts only until docker-machine overwrites server.pem. Remove the line: {line}',
  },
  'server-certificate-mixed': {
    message: {
      one: '{path} is the certificate of Docker’s own API, but contains {count} more certificate. docker-machine provision and regenerate-certs remove it.',
      other:
        '{path} is the certificate of Docker’s own API, but contains {count} more certificates. docker-machine provision and regenerate-certs remove them.',
    },
    hint: 'Run mooring migrate, with --host for this machine. It moves each of these certificates into its own file; what is trusted stays the same.',
  },
  'server-certificate-idle': {
    message: {
      one: '{path} is the certificate of Docker’s own API. It contains {count} more certificate, but nothing trusts it after a boot.',
      other:
        '{path} is the certificate of Docker’s own API. It contains {count} more certificates, but nothing trusts them after a boot.',
    },
    hint: 'Run docker-machine regenerate-certs: it writes the file again, with Docker’s own certificate only.',
  },
  'server-certificate-unsure': {
    message: 'Docker is not running, so the first certificate in {path} may not be its own. Nothing is moved.',
    hint: 'Start Docker and try again. If it does not start, docker-machine regenerate-certs writes the file again.',
  },
  'certs-broken-before': {
    message:
      '{path} is not a certificate. Boot2Docker {version} stops there at boot and does not trust the certificates after it.',
    hint: 'Remove it, or give it a name that does not end in .pem.',
  },
} as const
