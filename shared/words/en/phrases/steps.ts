/** What a change does on a host, one step after another. */
export const stepPhrases = {
  'step-put': 'writing {file}',
  'step-remove': 'removing {file}',
  'step-restore': 'restoring {file}',
  'step-run': '{refresh}',
  'step-receipt': 'the receipt',
  'refresh-trust-store': 'rebuilding the system’s trust store',
  'refresh-nss-database': 'updating a browser’s certificate database',
  'refresh-java-cacerts': 'updating Java’s trust store',
  'refresh-docker-reload': 'reloading Docker’s settings',
  'refresh-docker-insecure': 'asking Docker which registries are insecure',
  'refresh-docker-restart': 'restarting Docker',
} as const
