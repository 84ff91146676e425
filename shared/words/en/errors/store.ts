/** Why a certificate cannot go into a host's system trust store, and why Docker cannot be restarted for it. */
export const storeErrors = {
  'store-unknown': {
    message: 'Mooring does not support the system trust store of {host}, which runs {system}.',
    hint: 'Leave out --system: then only Docker trusts the registry, which works on every Linux.',
  },
  'store-tools-missing': {
    message: 'On {host}, {command} is missing. It builds the system trust store.',
    hint: 'Install the package {package} there, or leave out --system.',
  },
  'store-read-only': {
    message: 'On {host}, {directory} is on a read-only file system, so the system trust store can’t be changed.',
    hint: 'Add the certificate when the system’s image is built, or leave out --system.',
  },
  'store-ostree': {
    message: '{host} runs {system}, which is image-based. Mooring does not change its trust store.',
    hint: 'Leave out --system: /etc/docker can be changed. Or add the CA to the image or to its Ignition configuration.',
  },
  'store-flatcar': {
    message: '{host} runs {system}, which manages its trust store in a way that Mooring does not support.',
    hint: 'Leave out --system: /etc/docker can be changed. Or add the CA as /etc/ssl/certs/NAME.pem in its Butane configuration.',
  },
  'store-nixos': {
    message: '{host} runs {system}, which builds its trust store from its configuration.',
    hint: 'Add the CA to security.pki.certificateFiles and run nixos-rebuild switch, or leave out --system.',
  },
  'store-talos': {
    message: '{host} runs {system}, which can be changed only through its machine configuration.',
    hint: 'Add the CA as a TrustedRootsConfig document with talosctl patch.',
  },
  'store-boot2docker': {
    message: '{host} runs {system}, which rebuilds its trust store at every boot and ignores custom CAs.',
    hint: 'Leave out --system and --persist certs-dir: Mooring then puts the certificate where it survives a reboot.',
  },
  'store-image': {
    message: '{host} runs {system}, which is image-based and loses changes to its trust store.',
    hint: 'Add the CA in its provisioning (user data), or leave out --system.',
  },
  'store-needs-ca': {
    message: 'The certificate {subject} is not marked as a CA, and {command} on {host} skips such certificates.',
    hint: 'Leave out --system: Docker accepts it in certs.d. Or have the registry’s certificate issued by a CA and trust that CA.',
  },
  'certutil-missing': {
    message: 'On {host}, certutil is missing. It changes the certificate databases of browsers.',
    hint: 'Install it: libnss3-tools on Debian and Ubuntu, nss-tools on Fedora and Alpine, mozilla-nss-tools on SUSE, nss on Arch. Or leave out --browsers.',
  },
  'docker-config-broken': {
    message: 'On {host}, Docker would not start again after a restart: {detail}',
    hint: 'Fix the file first: the running Docker still uses the settings from its last start. Or add --no-restart.',
  },
} as const
