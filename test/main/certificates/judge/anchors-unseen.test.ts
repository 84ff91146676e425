import { describe, expect, it, test } from 'vitest'
import { type GivenFiles, mostAnchors } from '../../../../main/certificates/judge/anchor-set.ts'
import { anchorsUnseen } from '../../../../main/certificates/judge/anchors-unseen.ts'
import { Failure, failureData } from '../../../../shared/failure.ts'
import { fileOf, leafOf, rootOf } from '../../../support/certificates/named-certificates.ts'

const now = new Date('2027-01-01T00:00:00.000Z')
const { code: error, params } = new Failure('connect-refused', { port: 5000, address: '10.0.0.1' })
const problem = { error, params }
const [server, old, other, next] = [leafOf('server'), rootOf('old'), rootOf('other'), rootOf('next')]
const store = Array.from({ length: mostAnchors + 1 }, (_, index) => rootOf(`root ${index}`))

const unseen = (given: GivenFiles, pin?: string) => anchorsUnseen(given, { pin, problem }, now)
const names = (given: GivenFiles, pin?: string): string[] =>
  unseen(given, pin).anchors.map(({ fingerprint }) => fingerprint)

function failureOf(given: GivenFiles, pin?: string) {
  try {
    return unseen(given, pin)
  } catch (thrown) {
    return failureData(thrown)
  }
}

describe('the CA files for a registry out of reach', () => {
  it.each<[string, GivenFiles, string | undefined, string[]]>([
    ['no CA file', { next: fileOf(next) }, undefined, []],
    ['one certificate, whatever it is', { ca: fileOf(server) }, undefined, ['server']],
    ['one certificate, whose fingerprint is held against the other one later', { ca: fileOf(old) }, 'other', ['old']],
    ['all CAs', { ca: fileOf(server, old, other), next: fileOf(next) }, undefined, ['old', 'other', 'next']],
    [
      'the one of the fingerprint, and the next',
      { ca: fileOf(old, other), next: fileOf(next) },
      'other',
      ['other', 'next'],
    ],
    ['the one of the fingerprint in a whole trust store', { ca: fileOf(...store) }, 'root 9', ['root 9']],
    ['one, and a whole trust store for later', { ca: fileOf(old), next: fileOf(...store) }, undefined, ['old']],
  ])('%s', (_, given, pin, expected) => {
    expect(names(given, pin)).toEqual(expected)
  })

  it('says what is left out', () => {
    const codesOf = (given: GivenFiles): string[] => unseen(given).notes.map(({ code }) => code)
    expect(codesOf({ ca: fileOf(server, old) })).toEqual(['anchor-not-ca'])
    expect(codesOf({ ca: fileOf(old), next: fileOf(...store) })).toEqual(['anchors-many'])
  })
})

test.each<[string, GivenFiles, string | undefined, string, RegExp]>([
  [
    'a whole trust store',
    { ca: fileOf(...store) },
    undefined,
    'ca-file-ambiguous',
    /The file ca.pem has 17 certificates, so/,
  ],
  ['several and no CA', { ca: fileOf(server, leafOf('b')) }, undefined, 'ca-file-ambiguous', /has 2 certificates, so/],
  [
    'several and the fingerprint of none of them',
    { ca: fileOf(old, other) },
    'third',
    'fingerprint-not-in-file',
    /None of the 2 certificates in the file ca/,
  ],
])('of %s, nothing is chosen: why, and all to choose from', (_, given, pin, code, says) => {
  const failure = failureOf(given, pin)
  expect(failure).toMatchObject({ code, message: expect.stringMatching(says) })
  expect(failure).toMatchObject({ message: expect.stringMatching(/^Nothing listens on 10.0.0.1 port 5000. /) })
  const [first] = given.ca?.certificates ?? []
  expect(failure).toMatchObject({ hint: expect.stringContaining(`${first?.certificate.fingerprint} (`) })
})

test('of a bundle, ten are named and the others are counted', () => {
  const failure = failureOf({ ca: fileOf(...store) })
  const hint = 'hint' in failure ? failure.hint : ''
  expect(hint.split('(CN=root')).toHaveLength(11)
  expect(hint).toMatch(/ and 7 more\.$/)
})
