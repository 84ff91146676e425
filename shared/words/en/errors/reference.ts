/** What can be wrong with a registry's name as typed. Docker's rules: distribution/reference, moby registry/config.go. */
export const referenceErrors = {
  'reference-empty': {
    message: 'No registry is given.',
    hint: 'Enter its host name as in your image names, for example dtr.example.com or registry.example.com:5000.',
  },
  'reference-space': {
    message: '“{typed}” contains a space or a control character.',
    hint: 'Enter one host name, with the port if your image names have one.',
  },
  'reference-option': {
    message: '“{typed}” looks like an option, not a registry.',
    hint: 'A host name starts with a letter or a digit.',
  },
  'reference-traversal': {
    message: '“{typed}” contains a path that leads outside the certificate directory.',
    hint: 'Enter only the host name and, if needed, the port.',
  },
  'reference-underscore': {
    message: '“{host}” contains an underscore, which Docker does not accept in a registry’s host name.',
    hint: 'Use a DNS name without underscores for the registry.',
  },
  'reference-port': {
    message: '“{port}” is not a port.',
    hint: 'A port is a number from 1 to 65535, for example registry.example.com:5000.',
  },
  'reference-scheme': {
    message: '“{scheme}://” is not a scheme for a registry.',
    hint: 'Leave out the scheme, or use https://.',
  },
  'reference-credentials': {
    message: 'The address contains a user name or a password.',
    hint: 'Leave them out, and use docker login for credentials.',
  },
  'reference-docker-hub': {
    message: '“{typed}” means Docker Hub, which Docker already trusts.',
    hint: 'Docker never reads certs.d for Docker Hub. For a mirror, enter the mirror’s own host; for a host without a dot in its name, add the port, as in dtr:443.',
  },
  'reference-host': {
    message: '“{host}” is not a host name or an IP address.',
    hint: 'Write an IPv6 address in brackets: [fd00::2]:5000. A name in another alphabet needs its ASCII form: xn--….',
  },
} as const
