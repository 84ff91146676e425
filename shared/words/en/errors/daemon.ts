/** What can stand in the way of changing a Docker daemon's own settings. Nothing is written after any of these. */
export const daemonErrors = {
  'insecure-entry-empty': {
    message: 'No registry is given.',
    hint: 'Give host, host:port or an address range such as 10.0.0.0/8.',
  },
  'insecure-entry-host': {
    message: 'Docker refuses “{entry}” as an insecure registry: “{host}” is not a host name or an IP address.',
    hint: 'Give host, host:port, [IPv6]:port or an address range such as 10.0.0.0/8, without wildcards or underscores.',
  },
  'insecure-entry-path': {
    message: 'Docker refuses “{entry}” as an insecure registry: it contains a path.',
    hint: 'Leave out everything after the host and port: the setting applies to the whole host.',
  },
  'insecure-entry-port': {
    message: 'Docker refuses “{entry}” as an insecure registry: “{port}” is not a port.',
    hint: 'A port is a number up to 65535.',
  },
  'insecure-entry-scheme': {
    message: 'Docker refuses “{entry}” as an insecure registry: it contains a scheme.',
    hint: 'Leave it out: Docker tries HTTPS without verification, then HTTP.',
  },
  'insecure-range': {
    message: '“{typed}” is an address range: it would make every registry in it insecure.',
    hint: 'Give only the registry that needs it: host or host:port, as in your image names.',
  },
  'daemon-json-broken': {
    message: '{path} is not valid JSON: line {line}, column {column}: {detail}.',
    hint: 'Docker would not start with it either. Fix the file and try again.',
  },
  'daemon-json-comment': {
    message: '{path} contains a comment in line {line}, column {column}, but JSON has no comments.',
    hint: 'Docker would not start with it either. Remove the comment and try again.',
  },
  'daemon-json-duplicate': {
    message: '{path} sets “{key}” a second time in line {line}, column {column}.',
    hint: 'Docker silently uses the last one. Remove one of them and try again.',
  },
  'daemon-json-empty': {
    message: '{path} is empty.',
    hint: '{docker} Remove it, or write an empty object into it, then try again.',
  },
  'daemon-json-encoding': {
    message: '{path} is not plain UTF-8 (line {line}, column {column}): {detail}.',
    hint: '{docker} Save the file as UTF-8 without a byte order mark.',
  },
  'daemon-json-entry': {
    message: '{path} lists an insecure registry that Docker refuses, in line {line}, column {column}: {detail}',
    hint: 'Docker refuses the whole list because of it. Fix or remove this entry and try again.',
  },
  'daemon-json-misspelt': {
    message: '{path} has the key “{key}” in line {line}, column {column}. Docker’s key is insecure-registries.',
    hint: 'Docker ignores this key, or does not start. Correct or remove it and try again.',
  },
  'daemon-json-not-list': {
    message: 'In {path}, insecure-registries is not a list of strings: line {line}, column {column}.',
    hint: 'It must look like "insecure-registries": ["registry.example.com:5000"].',
  },
  'daemon-json-not-object': {
    message: '{path} does not contain a JSON object: line {line}, column {column}.',
    hint: 'The whole file must be one object: { … }.',
  },
  'daemon-json-rest': {
    message: '{path} continues after the end of its JSON object, in line {line}, column {column}.',
    hint: '{docker} Put everything into one object: { … }.',
  },
  'daemon-json-unknown-key': {
    message: '{path} has the key “{key}” in line {line}, column {column}, which Docker {version} does not accept.',
    hint: 'Docker would not start with it. {next}',
  },
  'daemon-file-unread': {
    message: '{path} couldn’t be read, so Mooring does not change it.',
    hint: 'Check it as root: it must be a regular file of UTF-8 text, smaller than 1 MiB.',
  },
  'daemon-flag-and-file': {
    message: 'Docker is started with the flag --insecure-registry, but {path} sets insecure-registries as well.',
    hint: 'With both, Docker will not start the next time. Remove one of them and try again.',
  },
  'daemon-flags-unclear': {
    message: '{path}, line {line}: Mooring can’t tell the final value of {name}.',
    hint: 'Change --insecure-registry there by hand, then restart Docker.',
  },
  'daemon-flags-unfound': {
    message: 'Docker was started with --insecure-registry {entries}, but Mooring can’t find where this is set.',
    hint: 'With the list in daemon.json as well, Docker would not start. Change the flag where Docker is started.',
  },
  'daemon-flags-windows': {
    message:
      '{path} has Windows line endings. In line {line}, the shell takes the carriage return for a part of {name}.',
    hint: 'Docker may not start with it. Convert the file first: tr -d "\\r" <FILE >NEW, then replace it.',
  },
  'daemon-no-flag-file': {
    message: 'Docker {version} accepts insecure registries only as flags, and Mooring can’t find where it is started.',
    hint: 'Add --insecure-registry {entry} where Docker is started.',
  },
  'daemon-version-unknown': {
    message:
      'Mooring can’t tell how old this Docker is. One before 1.11 doesn’t start with insecure registries in daemon.json.',
    hint: 'Start Docker, or run this as a user who may ask it for its version. Or add --insecure-registry {entry} where Docker is started.',
  },
  'daemon-no-service': {
    message: 'This change needs a restart of Docker, but Mooring can’t tell what starts it.',
    hint: 'Docker seems to have been started by hand. Run it as a service and try again.',
  },
  'daemon-unit-two-starts': {
    message: '{path}, line {line}: systemd refuses {unit}, because it has a second ExecStart.',
    hint: 'Put an empty line “ExecStart=” before the one that counts, then run systemctl daemon-reload.',
  },
} as const

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
