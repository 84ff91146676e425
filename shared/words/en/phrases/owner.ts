/** The text for a registry's owner, about its certificates. Each sentence with a colon at its end is followed by a command. */
export const ownerPhrases = {
  'owner-opening': 'Docker has problems with the certificates of {registry}:',
  'owner-new-server':
    'Please have a new server certificate issued for {registry}. This command (OpenSSL 1.1.1 or later) makes a new private key, which stays with you, and the request for the CA, with the names that Docker needs:',
  'owner-new-self-signed':
    'Please replace the self-signed certificate of {registry}. This command (OpenSSL 1.1.1 or later) makes a new private key, which stays with you, and the certificate, with the names that Docker needs:',
  'owner-new-ca':
    'Please have the CA certificate {subject} issued again. This command (OpenSSL 1.1.1 or later) makes the request; whoever signs it has to keep its extensions:',
  'owner-send-issuer':
    'Please send me the certificate of {issuer}, or let the registry send it after its own certificate:',
  'owner-kind-dtr': 'Docker Trusted Registry',
  'owner-kind-harbor': 'Harbor',
  'owner-kind-distribution': 'registry:2',
  'owner-kind-gitlab': 'GitLab',
  'owner-kind-nexus': 'Nexus',
  'owner-kind-artifactory': 'Artifactory',
  'owner-kind-other': 'Any other',
} as const
