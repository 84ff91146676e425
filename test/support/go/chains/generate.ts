import { der, integer, sequence } from '../../certificates/raw-certificate.ts'
import { type Choose, choosingBy, type Dice, diceFrom } from '../../hostile/dice.ts'
import type { KeyRing, SigningKey } from './keys.ts'
import { host, hostAddress, nameConstraints, usualNames } from './names.ts'
import { damaged, oddities } from './oddities.ts'
import { type Draft, extension, nameOf, small, time, write } from './writer.ts'

/** A question to Go and to Mooring. */
export interface ChainCase {
  readonly seed: number
  /** As a server sends it. */
  readonly chain: readonly Buffer[]
  readonly anchors: readonly Buffer[]
  readonly host: string
  readonly now: Date
}

/** A CA: some have another's name or key. */
interface Authority {
  readonly name: Buffer
  readonly key: SigningKey
  readonly keyId: Buffer | undefined
}

const now = new Date('2026-06-01T12:00:00Z')
const version3 = der(0xa0, integer(2))

/** Makes the case of a seed: mostly a chain that holds, with one or two things that may break it. */
export function generateCase(seed: number, keys: KeyRing): ChainCase {
  const roll = diceFrom(seed)
  const choose = choosingBy(roll)
  const authorities = makeAuthorities(choose, keys)
  const depth = choose([0, 1, 1, 2, 2, 2, 3, 3, 4])
  const order = authorities.slice(0, depth + 1)
  const made: Buffer[] = []
  const issue = (subject: Authority, issuer: Authority, height: number): void => {
    made.push(makeOne(caDraft(subject, issuer, height, choose), roll, keys))
  }
  for (const [index, subject] of order.entries()) issue(subject, order[index + 1] ?? subject, index)
  for (let extra = choose([0, 0, 0, 1, 2, 4]); extra > 0; extra -= 1) {
    issue(choose(authorities), choose(authorities), choose([0, 1, 2]))
  }
  const [issuer = authorities[0] as Authority] = order
  const isSelfSigned = roll(12) === 0
  const leaf = makeOne(leafDraft(issuer, isSelfSigned, choose, keys), roll, keys)
  const top = made[order.length - 1] ?? leaf
  const anchors = choose([
    [top],
    [top],
    [top, choose(made)],
    [choose([leaf, ...made])],
    [choose(made), choose(made)],
    made,
  ])
  const sent = made.filter(() => roll(10) > 0)
  return {
    seed,
    chain: [leaf, ...(roll(3) === 0 ? shuffled(sent, roll) : sent)],
    anchors: isSelfSigned && roll(2) === 0 ? [leaf] : anchors,
    host: choose([
      host,
      host,
      host,
      host,
      host,
      host,
      host,
      hostAddress,
      'registry.corp.test.',
      'other.test',
      '::ffff:10.1.2.3',
      'Registry',
    ]),
    now,
  }
}

function makeAuthorities(choose: Choose, { usual, odd }: KeyRing): Authority[] {
  return Array.from({ length: 6 }, (_, index) => ({
    name: nameOf(choose([`CA ${index}`, `CA ${index}`, `CA ${index}`, `CA ${index}`, 'CA']), choose([12, 12, 0x13])),
    key: choose([...Array.from({ length: 30 }, () => choose(usual)), choose(odd)]),
    keyId: choose([Buffer.from([index]), Buffer.from([index]), undefined, Buffer.from([9])]),
  }))
}

function base(subject: Buffer, issuer: Authority, key: SigningKey): Omit<Draft, 'extensions'> {
  return {
    version: version3,
    serial: integer(1),
    issuer: issuer.name,
    subject,
    notBefore: time(new Date('2025-01-01T00:00:00Z')),
    notAfter: time(new Date('2036-01-01T00:00:00Z')),
    spki: key.spki,
    hash: 'sha256',
    signer: issuer.key,
    breakSignature: false,
  }
}

function caDraft(subject: Authority, issuer: Authority, height: number, choose: Choose): Draft {
  const length = choose([[], [], [small(height)], [small(height + 1)], [small(Math.max(0, height - 1))]])
  return {
    ...base(subject.name, issuer, subject.key),
    extensions: [
      extension(19, sequence(der(1, Buffer.from([0xff])), ...length), true),
      ...choose([[], [extension(15, der(3, Buffer.from([1, 6])), true)]]),
      ...(subject.keyId ? [extension(14, der(4, subject.keyId))] : []),
      ...(issuer.keyId ? [extension(35, sequence(der(0x80, issuer.keyId)))] : []),
      ...choose([[], [], [], [], [], [extension(30, nameConstraints(choose), true)]]),
    ],
  }
}

function leafDraft(issuer: Authority, isSelfSigned: boolean, choose: Choose, { usual }: KeyRing): Draft {
  const key = choose(usual)
  const subject = nameOf(host)
  const signer = isSelfSigned ? { name: subject, key, keyId: undefined } : issuer
  return {
    ...base(subject, signer, key),
    extensions: [
      extension(17, usualNames(choose)),
      ...(signer.keyId ? [extension(35, sequence(der(0x80, signer.keyId)))] : []),
    ],
  }
}

function makeOne(draft: Draft, roll: Dice, keys: KeyRing): Buffer {
  const choose = choosingBy(roll)
  let odd = draft
  for (let left = roll(9) === 0 ? 1 + roll(2) : 0; left > 0; left -= 1)
    odd = { ...odd, ...choose(oddities)(odd, choose, keys) }
  const certificate = write(odd)
  return roll(150) === 0 ? damaged(certificate, choose) : certificate
}

function shuffled<T>(list: readonly T[], roll: Dice): T[] {
  const rest = [...list]
  return list.flatMap(() => rest.splice(roll(rest.length), 1))
}
