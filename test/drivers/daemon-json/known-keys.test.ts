import { describe, expect, it } from 'vitest'
import { restartConfigPath } from '../../../main/drivers/docker-engine/config/config-file.ts'
import { keysOf } from '../../../main/drivers/docker-engine/config/known-keys.ts'
import { planInsecure } from '../../../main/drivers/insecure/plan.ts'
import { type DockerEngine, dockerEngines } from '../../../shared/model/facts.ts'
import { parseRegistry } from '../../../shared/registry-reference.ts'
import { hostFacts } from '../../support/facts/host-facts.ts'

const path = '/etc/docker/daemon.json'
const registry = parseRegistry('reg.example.com:5000')

const hostWith = (content: object, engine: Partial<DockerEngine>) =>
  hostFacts({ files: { [path]: JSON.stringify(content, undefined, 2) }, engines: [engine] })

/** Plans an insecure registry on a host with this daemon.json. */
const plan = (content: object, engine: Partial<DockerEngine>, kind: 'insecure-on' | 'insecure-off' = 'insecure-on') =>
  planInsecure(
    hostWith(content, engine),
    kind === 'insecure-on' ? { kind, registry, until: undefined } : { kind, registry },
  )

const list = { 'insecure-registries': [registry.name] }

describe('a key of daemon.json that this Docker does not accept', () => {
  it.each([
    [{ 'live-restor': true }, '20.10.24', { phrase: 'key-similar', params: { similar: 'live-restore' } }],
    [{ 'Log-Level': 'debug' }, '28.5.2', { phrase: 'key-similar', params: { similar: 'log-level' } }],
    [{ 'http-proxy': 'http://p' }, '20.10.24', { phrase: 'key-of-another-docker', params: { version: '26.1' } }],
    [{ graph: '/srv' }, '26.1.5', { phrase: 'key-of-another-docker', params: { version: '20.10' } }],
    [{ colour: 'red' }, '24.0.7', { phrase: 'key-nowhere' }],
  ])('is refused, and what to do is said: %j for %s', (keys, version, next) => {
    const [key] = Object.keys(keys)
    const params = { path, line: 2, column: 3, key, version, next }
    const failure = expect.objectContaining({ code: 'daemon-json-unknown-key', params })
    expect(() => plan(keys, { version })).toThrow(failure)
    expect(() => plan({ ...keys, ...list }, { version }, 'insecure-off')).toThrow(failure)
  })

  it('is why Docker would not start again after a restart', () => {
    const facts = hostWith({ 'live-restor': true }, { version: '28.5.2' })
    const [engine] = dockerEngines(facts)
    const detail = expect.objectContaining({ error: 'daemon-json-unknown-key' })
    expect(() => engine && restartConfigPath(facts, engine)).toThrow(
      expect.objectContaining({ code: 'docker-config-broken', params: { detail } }),
    )
  })
})

describe('a key of daemon.json is not refused', () => {
  it.each([
    ['it is one of that version', { 'http-proxy': 'http://p' }, { version: '26.1.5' }],
    ['it is one of a version around that', { 'http-proxy': 'http://p' }, { version: '23.0.0' }],
    ['this Docker is newer than all that were asked', { 'firewall-backend': 'nftables' }, { version: '29.0.1' }],
    ['this Docker is older', { 'disable-legacy-registry': true }, { version: '17.09.0' }],
    ['nobody knows the version', { colour: 'red' }, { version: undefined }],
    ['it holds an object, whose own keys count', { colour: { debug: true } }, { version: '28.5.2' }],
  ])('where %s', (_, keys, engine) => {
    expect(plan(keys, engine).stages).not.toEqual([])
  })

  it('where the running Docker has read it', () => {
    const facts = hostWith({ colour: 'red' }, { version: '28.5.2', since: 2_000_000_000 })
    const files = facts.files.map((file) => ({ ...file, modified: 1_900_000_000 }))
    expect(planInsecure({ ...facts, files }, { kind: 'insecure-on', registry, until: undefined }).stages).not.toEqual(
      [],
    )
  })
})

it('the versions between two that were asked have the keys of both', () => {
  expect(keysOf('26.1.5')?.has('bip6')).toBe(false)
  expect(keysOf('27.0.0')?.has('bip6')).toBe(true)
  expect([keysOf('28.6.0'), keysOf('19.03.12'), keysOf(undefined)]).toEqual([undefined, undefined, undefined])
})
