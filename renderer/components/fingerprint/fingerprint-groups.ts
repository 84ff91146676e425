/** A fingerprint cut into pieces that the eye can hold. */
export interface FingerprintGroups {
  readonly groups: readonly string[]
  /** What stands between two of them when it is copied. */
  readonly joint: string
}

const pairsInGroup = 4
const charactersInGroup = 8

/** Cuts `AB:CD:…` after every fourth pair, and what ssh-keygen prints (`SHA256:` and base64) after every eighth character. */
export function fingerprintGroups(value: string): FingerprintGroups {
  if (value.startsWith('SHA256:')) {
    return {
      groups: value.slice('SHA256:'.length).match(new RegExp(`.{1,${charactersInGroup}}`, 'gsu')) ?? [],
      joint: '',
    }
  }
  const pairs = value.split(':')
  const starts = pairs.map((_, index) => index).filter((index) => index % pairsInGroup === 0)
  return { groups: starts.map((start) => pairs.slice(start, start + pairsInGroup).join(':')), joint: ':' }
}
