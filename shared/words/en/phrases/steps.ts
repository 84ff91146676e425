/** What a change does on a host, one step after another. */
export const stepPhrases = {
  'step-put': 'writing {file}',
  'step-remove': 'removing {file}',
  'step-restore': 'putting back {file}',
  'step-run': '{refresh}',
  'step-receipt': 'the receipt',
  'refresh-trust-store': 'building the system’s trust store anew',
  'refresh-nss-database': 'bringing a browser’s certificate database in line',
  'refresh-java-cacerts': 'bringing Java’s trust store in line',
  'refresh-docker-reload': 'having Docker read its settings again',
  'refresh-docker-insecure': 'asking Docker which registries are insecure',
  'refresh-docker-restart': 'restarting Docker',
} as const
