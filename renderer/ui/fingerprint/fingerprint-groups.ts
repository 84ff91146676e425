/** A fingerprint cut into pieces that the eye can hold. */
export interface FingerprintGroups {
  readonly groups: readonly string[]
  /** What stands between two of them when it is copied. */
  readonly joint: string
  /** How many of them stand side by side where there is room to compare by eye. */
  readonly columns: 2 | 3
}

const pairsInGroup = 4

/** Cuts `AB:CD:…` after every fourth pair, and what ssh-keygen prints (`SHA256:` and base64) after every eighth character. */
export function fingerprintGroups(value: string): FingerprintGroups {
  if (value.startsWith('SHA256:')) {
    const characters = value.slice('SHA256:'.length)
    return { groups: characters.match(/.{1,8}/gsu) ?? [], joint: '', columns: 3 }
  }
  const pairs = value.split(':')
  const starts = pairs.map((_, index) => index).filter((index) => index % pairsInGroup === 0)
  return { groups: starts.map((start) => pairs.slice(start, start + pairsInGroup).join(':')), joint: ':', columns: 2 }
}
