/** What the Java driver points out. */
export const javaNotes = {
  'java-when-restarted': {
    message: 'Java programs read their trust store when they start.',
    hint: 'Restart those that shall know of the change.',
  },
  'built-from-system': {
    message: 'Java here takes its trust store from the system’s, which gets the certificate anyway.',
    hint: 'It is built anew with the system’s store.',
  },
  'system-needed': {
    message: 'Java here takes its trust store from the system’s, so the certificate does not reach it.',
    hint: 'Add --system: then the certificate reaches Java, too.',
  },
  'no-runtime': {
    message: 'No Java runtime with a keytool was found below /usr/lib/jvm.',
    hint: 'For one that lies elsewhere: keytool -importcert -cacerts -alias NAME -file FILE.',
  },
} as const
