/** What the checks of one registry on one host come to, where no other note says it. */
export const checkNotes = {
  'engine-runs': {
    message: 'Docker {version} is running.',
    hint: 'It listens at {endpoint}.',
  },
  'engine-stopped': {
    message: 'Docker is installed on this host, but no running one was found.',
    hint: 'Start it, then check again.',
  },
  'engine-missing': {
    message: 'No Docker was found on this host.',
    hint: 'Install it, or check another host (--host).',
  },
  'clock-ahead': {
    message: {
      one: 'This host’s clock is {count} minute ahead of this computer’s.',
      other: 'This host’s clock is {count} minutes ahead of this computer’s.',
    },
    hint: 'Set it (timedatectl set-ntp true). Certificates are judged by the clock of the host.',
  },
  'clock-behind': {
    message: {
      one: 'This host’s clock is {count} minute behind this computer’s.',
      other: 'This host’s clock is {count} minutes behind this computer’s.',
    },
    hint: 'Set it (timedatectl set-ntp true). Certificates are judged by the clock of the host.',
  },
  'address-found': {
    message: 'On this host, {host} resolves to {addresses}.',
    hint: 'If other computers get another address, they talk to another server.',
  },
  'address-missing': {
    message: 'This host can’t resolve {host}.',
    hint: 'Check the name, this host’s DNS servers (/etc/resolv.conf) and its /etc/hosts.',
  },
  'port-answers': {
    message: 'A server answers at {host}, port {port}, and speaks TLS.',
    hint: 'That is what this host sees.',
  },
  'extension-ignored': {
    message: 'Docker does not read {path}: the name of a CA certificate must end in .crt.',
    hint: 'Rename it. Or plan to trust the registry: Mooring writes a file of its own beside it.',
  },
  'directory-ignored': {
    message: 'Docker does not read {path} for {registry}: the directory must be called exactly as image names begin.',
    hint: 'A port must be there if image names have one, and only then. Rename it, or plan to trust the registry.',
  },
  'chain-good': {
    message: 'The certificate has no fault that Docker would refuse it for.',
    hint: 'The server’s certificate is valid until {date}.',
  },
  'chain-unseen': {
    message: 'Mooring couldn’t look at the certificate from here. {problem}',
    hint: 'What Docker on the host says counts.',
  },
  'anchor-there': {
    message: 'This host trusts {registry} by {paths}.',
    hint: 'mooring untrust takes away what Mooring put there.',
  },
  'anchor-public': {
    message: 'A public CA that systems trust by themselves signed the certificate.',
    hint: 'Nothing has to be set up for it.',
  },
  'anchor-elsewhere': {
    message: 'Docker trusts the certificate by something that is not kept for this registry alone.',
    hint: 'Most often that is a certificate in the system’s trust store.',
  },
  'anchor-missing': {
    message: 'Nothing on this host makes Docker trust {registry}.',
    hint: 'Make the host trust the CA that signed the registry’s certificate.',
  },
  'anchor-hidden': {
    message: 'Docker does not trust {registry}, and this user can’t see what is in {paths}.',
    hint: 'A plan to trust the registry looks there as root and says what is missing.',
  },
  'anchor-unrelated': {
    message: 'This host has {paths} for {registry}, and Docker still finds no trusted CA above its certificate.',
    hint: 'The CA was probably made anew, or a proxy on the way shows a certificate of its own. Compare the issuer first.',
  },
  'token-server-untrusted': {
    message: 'Docker gets its tokens from {url}, and does not trust that server’s certificate.',
    hint: 'Make the host trust that server’s CA as well. Docker looks for it by the server’s own name, or in the system’s trust store.',
  },
  'trust-unchecked': {
    message: 'Docker does not check who answers: {registry} is insecure on this host.',
    hint: 'Make the host trust the registry instead, then run mooring insecure off.',
  },
  'trust-unchecked-here': {
    message:
      'Docker does not check the certificate of {registry}: its address is this host’s own (127.0.0.0/8 or ::1).',
    hint: 'Other hosts check it. What this host says of trust does not hold for them.',
  },
  'registry-answered': {
    message: 'Docker reached the registry.',
    hint: 'What remains is a login, or the name of an image.',
  },
  'system-answered': {
    message: 'The TLS client of this host reached the registry and trusts its certificate. Docker was not asked.',
    hint: 'It reads the system’s trust store. Docker reads its own directory for the registry as well.',
  },
  'answer-unclear': {
    message: 'Mooring does not know what Docker’s answer means: {detail}',
    hint: 'mooring explain may know more of the same text as docker pull prints it.',
  },
  'nobody-asked': {
    message: 'Nobody on this host could be asked for the registry.',
    hint: 'Check as a user who may talk to Docker, or with Docker running.',
  },
} as const
