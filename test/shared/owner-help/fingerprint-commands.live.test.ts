import { X509Certificate } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readCaFiles } from '../../../main/certificates/read/certificate-file.ts'
import type { Inspection } from '../../../shared/model/inspection.ts'
import { fingerprintCommands, likeliestCommand } from '../../../shared/owner-help/fingerprint-commands.ts'
import type { Minted } from '../../support/certificates/mint.ts'
import { type MintedChain, openMintedChain } from '../../support/certificates/minted-chain.ts'
import { run } from '../../support/processes/process.ts'
import { expired, inspection, withPublishedCa } from '../../ui/data/inspections.ts'

let mint: MintedChain
let directory: string
let file: string

beforeAll(async () => {
  mint = await openMintedChain('DNS:registry.test')
  directory = join(mint.leaf.certFile, '..')
  file = join(directory, 'server.pem')
  const { leaf, middle, root } = mint
  // As a Docker Trusted Registry has it: the certificates, then the key.
  await writeFile(file, leaf.cert + middle.cert + root.cert + leaf.key)
})
afterAll(() => mint?.remove())

const fingerprintOf = ({ cert }: Minted): string => new X509Certificate(cert).fingerprint256
const withRealm = (tokenRealm: string): Inspection => ({
  ...inspection,
  api: { status: 401, isRegistry: true, tokenRealm },
})
const commandOf = (seen: Inspection, kind: string): string =>
  fingerprintCommands(seen).find((each) => each.kind === kind)?.command ?? expect.fail()

/** What an owner's shell prints. */
const printed = async (command: string, env = {}): Promise<string> =>
  (await run('sh', ['-ec', command], { env: { ...process.env, ...env } })).stdout

describe('the command', () => {
  it('prints the fingerprint of the server certificate where that is the anchor', async () => {
    const command = commandOf(expired, 'other').replace('FILE', file)
    expect(await printed(command)).toMatch(new RegExp(`^sha256 Fingerprint=${fingerprintOf(mint.leaf)}\n$`, 'i'))
  })

  it('prints those of all certificates in a file where the anchor is above, and none of the key', async () => {
    const output = await printed(commandOf(inspection, 'dtr').replace(/\S+$/, file))
    const lines = output.split('\n').filter((line) => line.includes('Fingerprint'))
    expect(lines.map((line) => line.split('=')[1])).toEqual([mint.leaf, mint.middle, mint.root].map(fingerprintOf))
  })

  it.each([
    ['the server certificate', () => expired, ['leaf']],
    ['a CA', () => inspection, ['leaf', 'middle', 'root']],
  ])('prints without -noout what works as a CA file, and no key: %s', async (_name, seen, names) => {
    const command = commandOf(seen(), 'dtr').replace(/\S+$/, file).replace('-noout ', '')
    const { certificates } = readCaFiles([{ name: 'ca.pem', bytes: Buffer.from(await printed(command)) }])
    expect(certificates.map(({ certificate }) => certificate.commonName)).toEqual(names)
  })

  it('asks the container of registry:2 for the file that it was started with', async () => {
    const bin = join(directory, 'bin')
    await mkdir(bin)
    // Docker runs the rest of its line in the container.
    await writeFile(join(bin, 'docker'), '#!/bin/sh\nshift 2\nexec "$@"\n', { mode: 0o755 })
    const env = { PATH: `${bin}:${process.env['PATH']}`, REGISTRY_HTTP_TLS_CERTIFICATE: file }
    expect(await printed(commandOf(expired, 'distribution'), env)).toContain(fingerprintOf(mint.leaf))
    expect(await printed(commandOf(inspection, 'distribution'), env)).toContain(fingerprintOf(mint.root))
  })
})

describe('the kind of a registry', () => {
  it.each([
    ['harbor', 'https://harbor.example.com/service/token'],
    ['gitlab', 'https://gitlab.example.com/jwt/auth'],
    ['dtr', 'https://dtr.example.com/auth/token'],
    ['dtr', 'https://dtr.example.com/auth/v2/token/'],
    ['artifactory', 'https://art.example.com/artifactory/api/docker/team/v2/token'],
    ['nexus', 'https://nexus.example.com/repository/docker/v2/token'],
  ])('%s is known by its token realm %s', (kind, realm) => {
    expect(fingerprintCommands(withRealm(realm)).map((each) => each.kind)).toEqual([kind, 'other'])
    expect(likeliestCommand(withRealm(realm))).toBe(commandOf(withRealm(realm), kind))
  })

  it.each(['https://auth.example.com/token', 'nonsense', 'https://x.test/?y=/service/token'])(
    'is not known by %s',
    (realm) => {
      expect(fingerprintCommands(withRealm(realm)).length).toBeGreaterThan(5)
      expect(likeliestCommand(withRealm(realm))).toBe(commandOf(withRealm(realm), 'other'))
    },
  )

  it('names no file of the registry for a CA that it publishes and does not send', () => {
    const published = { ...withRealm('https://dtr.example.com/auth/token'), anchor: withPublishedCa.anchor }
    expect(fingerprintCommands(published).map((each) => each.kind)).toEqual(['other'])
    expect(likeliestCommand(published)).toMatch(/ FILE$/)
    expect(fingerprintCommands(withPublishedCa).map((each) => each.kind)).toEqual(['harbor', 'other'])
  })

  it('decides the file: Harbor keeps its CA apart', () => {
    const realm = 'https://harbor.example.com/service/token'
    expect(likeliestCommand(withRealm(realm))).toMatch(/\/data\/ca_download\/ca\.crt$/)
    expect(likeliestCommand({ ...withRealm(realm), anchor: expired.anchor })).toMatch(
      /\/data\/secret\/cert\/server\.crt$/,
    )
  })
})
