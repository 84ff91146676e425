import classes from './fingerprint.module.css'

interface FingerprintProps {
  /** `AB:CD:…` */
  readonly value: string
  /** `large` is for comparing by eye. */
  readonly size?: 'large' | 'small'
}

const pairsInGroup = 4

/** A fingerprint in groups that the eye can hold; selecting it copies it whole. */
export function Fingerprint({ value, size = 'small' }: FingerprintProps) {
  const pairs = value.split(':')
  const starts = pairs.map((_, index) => index).filter((index) => index % pairsInGroup === 0)
  return (
    <code className={classes.fingerprint} data-size={size}>
      {starts.map((start) => (
        <span key={start}>
          {pairs.slice(start, start + pairsInGroup).join(':')}
          {start + pairsInGroup < pairs.length && <span className={classes.joint}>:</span>}
        </span>
      ))}
    </code>
  )
}
