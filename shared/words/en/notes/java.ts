/** What the Java driver points out. */
export const javaNotes = {
  'java-when-restarted': {
    message: 'Java programs read their trust store when they start.',
    hint: 'Restart the running ones that need to see the change.',
  },
  'built-from-system': {
    message: 'Java on this host uses the system’s trust store, which gets the certificate anyway.',
    hint: 'Java’s trust store is rebuilt together with the system’s.',
  },
  'system-needed': {
    message: 'Java on this host uses the system’s trust store, so the certificate does not reach it.',
    hint: 'Add --system: then the certificate reaches Java too.',
  },
  'no-runtime': {
    message: 'No Java runtime with keytool was found in /usr/lib/jvm.',
    hint: 'For a runtime elsewhere: keytool -importcert -cacerts -alias NAME -file FILE.',
  },
} as const
