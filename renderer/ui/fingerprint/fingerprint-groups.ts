/** A fingerprint in groups that are easy to compare by eye. */
export interface FingerprintGroups {
  readonly groups: readonly string[]
  /** The separator between groups in copied text. */
  readonly joint: string
  /** The number of columns in the large form. */
  readonly columns: 2 | 3
}

const pairsInGroup = 4

/**
 * Splits `AB:CD:…` after every fourth pair, and ssh-keygen's form (`SHA256:` and base64) after every eighth character.
 */
export function fingerprintGroups(value: string): FingerprintGroups {
  if (value.startsWith('SHA256:')) {
    const characters = value.slice('SHA256:'.length)
    return { groups: characters.match(/.{1,8}/gsu) ?? [], joint: '', columns: 3 }
  }
  const pairs = value.split(':')
  const starts = pairs.map((_, index) => index).filter((index) => index % pairsInGroup === 0)
  return { groups: starts.map((start) => pairs.slice(start, start + pairsInGroup).join(':')), joint: ':', columns: 2 }
}
