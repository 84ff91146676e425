/** What can stand in the way of changing a Docker daemon's own settings. Nothing is written after any of these. */
export const daemonErrors = {
  'insecure-entry-empty': {
    message: 'No registry was named.',
    hint: 'Give host, host:port or an address range such as 10.0.0.0/8.',
  },
  'insecure-entry-host': {
    message: 'Docker does not take “{entry}” for an insecure registry: “{host}” is not a host name or an address.',
    hint: 'Give host, host:port, [IPv6]:port or an address range such as 10.0.0.0/8; no wildcard, no underscore.',
  },
  'insecure-entry-path': {
    message: 'Docker does not take “{entry}” for an insecure registry: it has a path.',
    hint: 'Docker decides for the whole host. Leave out what follows the host and the port.',
  },
  'insecure-entry-port': {
    message: 'Docker does not take “{entry}” for an insecure registry: “{port}” is not a port.',
    hint: 'A port is a number up to 65535.',
  },
  'insecure-entry-scheme': {
    message: 'Docker does not take “{entry}” for an insecure registry: it has a scheme.',
    hint: 'Leave it out: Docker tries HTTPS without verification, then HTTP.',
  },
  'insecure-range': {
    message: '“{typed}” is a range of addresses: every registry in it would be insecure.',
    hint: 'Name the one registry that needs it: host or host:port, as in your image names.',
  },
  'daemon-json-broken': {
    message: '{path} is not valid JSON: line {line}, column {column}: {detail}.',
    hint: 'Docker would not start with it either. Mend the file and plan again.',
  },
  'daemon-json-comment': {
    message: '{path} has a comment in line {line}, column {column}; JSON knows none.',
    hint: 'Docker would not start with it either. Remove the comment and plan again.',
  },
  'daemon-json-duplicate': {
    message: '{path} says “{key}” a second time in line {line}, column {column}.',
    hint: 'Docker takes the last one silently. Remove one of them and plan again.',
  },
  'daemon-json-empty': {
    message: '{path} is empty.',
    hint: 'Docker before 23.0 does not start with an empty file. Write {} into it or remove it, and plan again.',
  },
  'daemon-json-encoding': {
    message: '{path} is not plain UTF-8 (line {line}, column {column}): {detail}.',
    hint: 'Docker before 23.0 does not start with it. Save the file as UTF-8 without a byte order mark.',
  },
  'daemon-json-entry': {
    message: '{path} lists an insecure registry that Docker refuses, line {line}, column {column}: {detail}',
    hint: 'Docker refuses the whole list because of it. Mend or remove this entry and plan again.',
  },
  'daemon-json-misspelt': {
    message: '{path} has the key “{key}” in line {line}, column {column}; Docker’s name for it is insecure-registries.',
    hint: 'Docker ignores it, or does not start. Correct or remove the key and plan again.',
  },
  'daemon-json-not-list': {
    message: 'In {path}, insecure-registries is not a list of strings: line {line}, column {column}.',
    hint: 'It must look like "insecure-registries": ["registry.example.com:5000"].',
  },
  'daemon-json-not-object': {
    message: '{path} does not hold a JSON object: line {line}, column {column}.',
    hint: 'The whole file must be one { … }.',
  },
  'daemon-file-unread': {
    message: '{path} could not be read, so Mooring does not change it.',
    hint: 'Look at it as root: it must be an ordinary file of UTF-8 text, less than 1 MiB.',
  },
  'daemon-flag-and-file': {
    message: 'Docker gets --insecure-registry as a flag, but {path} has insecure-registries as well.',
    hint: 'With both, Docker does not start the next time. Remove one of them and plan again.',
  },
  'daemon-flags-unclear': {
    message: '{path}, line {line}: Mooring cannot tell what {name} ends up as.',
    hint: 'Change --insecure-registry there by hand, then restart Docker.',
  },
  'daemon-flags-unfound': {
    message: 'Docker was started with --insecure-registry {entries}, and Mooring cannot find where that is written.',
    hint: 'With the list in daemon.json beside it, Docker would not start. Change it where Docker is started.',
  },
  'daemon-no-flag-file': {
    message: 'Docker {version} takes insecure registries as flags only, and Mooring cannot find where it is started.',
    hint: 'Add --insecure-registry {entry} where Docker is started.',
  },
  'daemon-no-service': {
    message: 'This change needs a restart of Docker, and Mooring does not know what starts it.',
    hint: 'Docker seems to have been started by hand. Start it as a service and plan again.',
  },
} as const
