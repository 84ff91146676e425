/** What Go can't read in a certificate; its words are the phrase `malformed-<part>`. */
export type MalformedPart =
  | 'structure'
  | 'version'
  | 'serial'
  | 'serial-negative'
  | 'algorithms-differ'
  | 'name'
  | 'dates'
  | 'key'
  | 'curve'
  | 'duplicate'
  | 'critical'
  | 'alternative-names'
  | 'constraints'
  | 'policies'
  | 'distribution-points'
  | 'extension'

/** A certificate that Go does not parse (crypto/x509 parser.go). A server that sends it anywhere fails the handshake. */
export class Malformed extends Error {
  readonly part: MalformedPart

  constructor(part: MalformedPart) {
    super(part)
    this.name = 'Malformed'
    this.part = part
  }
}
