import classes from './fingerprint.module.css'
import { fingerprintGroups } from './fingerprint-groups.ts'

interface FingerprintProps {
  /** `AB:CD:…`, or `SHA256:…` in ssh-keygen's form. */
  readonly value: string
  /** `large` is for comparing by eye. */
  readonly size?: 'large' | 'small'
}

/** A fingerprint in groups; a selection copies it whole. */
export function Fingerprint({ value, size = 'small' }: FingerprintProps) {
  const { groups, joint, columns } = fingerprintGroups(value)
  return (
    <code className={classes.fingerprint} data-size={size} data-columns={columns}>
      {groups.map((group, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the groups of one fingerprint never change places
        <span key={index}>
          {group}
          {index < groups.length - 1 && <span className={classes.joint}>{joint}</span>}
        </span>
      ))}
    </code>
  )
}
