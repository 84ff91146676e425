/** Why a certificate cannot go into a host's system trust store, and why Docker cannot be restarted for it. */
export const storeErrors = {
  'store-unknown': {
    message: 'Mooring does not know how {host} keeps its system trust store: it runs {system}.',
    hint: 'Leave out --system: then Docker alone trusts the registry, which works on every Linux.',
  },
  'store-tools-missing': {
    message: 'On {host}, {command} is missing, which builds the system trust store.',
    hint: 'Install the package {package} there, or leave out --system.',
  },
  'store-read-only': {
    message: 'On {host}, {directory} is on a read-only file system, so the system trust store cannot be changed.',
    hint: 'Add the certificate where the system’s image is made, or leave out --system.',
  },
  'store-ostree': {
    message: '{host} runs {system}, whose system is an image: Mooring does not change its trust store.',
    hint: 'Leave out --system: /etc/docker may be changed. Or add the CA in the image or by Ignition, as the system’s own settings are.',
  },
  'store-flatcar': {
    message:
      '{host} runs {system}, which keeps its trust store in another way than the distributions that Mooring knows.',
    hint: 'Leave out --system: /etc/docker may be changed. Or add the CA as /etc/ssl/certs/NAME.pem in its Butane configuration.',
  },
  'store-nixos': {
    message: '{host} runs {system}, which builds its trust store from its configuration.',
    hint: 'Add the CA to security.pki.certificateFiles and run nixos-rebuild switch, or leave out --system.',
  },
  'store-talos': {
    message: '{host} runs {system}, which is changed through its machine configuration only.',
    hint: 'Add the CA as a TrustedRootsConfig document with talosctl patch.',
  },
  'store-boot2docker': {
    message: '{host} runs {system}, which fills its trust store anew at every boot and adds nothing of one’s own.',
    hint: 'Leave out --system and --persist certs-dir: Mooring then puts the certificate where it survives a reboot.',
  },
  'store-image': {
    message: '{host} runs {system}, whose system is an image that forgets changes to its trust store.',
    hint: 'Add the CA in its provisioning (user data), or leave out --system.',
  },
  'store-needs-ca': {
    message:
      'The certificate {subject} does not say that it is a CA, and {command} on {host} leaves such certificates out.',
    hint: 'Leave out --system: Docker accepts it in certs.d. Or have the registry’s certificate issued by a CA and trust that.',
  },
  'certutil-missing': {
    message: 'On {host}, certutil is missing, with which the certificate databases of browsers are changed.',
    hint: 'Install it: libnss3-tools on Debian and Ubuntu, nss-tools on Fedora and Alpine, mozilla-nss-tools on SUSE, nss on Arch. Or leave out --browsers.',
  },
  'docker-config-broken': {
    message: 'On {host}, Docker would not come back from a restart: {detail}',
    hint: 'Mend the file first; the running Docker still works with what it read at its start. Or add --no-restart.',
  },
} as const
