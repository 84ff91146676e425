import { describe, expect, it } from 'vitest'
import { restartConfigPath } from '../../../main/drivers/docker-engine/config/config-file.ts'
import type { DockerEngine } from '../../../shared/model/facts.ts'
import { hostFacts } from '../../support/facts/host-facts.ts'

const json = '/etc/docker/daemon.json'

function check(text: string, engine: Partial<DockerEngine> = {}): void {
  const facts = hostFacts({ files: { [json]: text }, engines: [engine] })
  for (const each of facts.engines) restartConfigPath(facts, each)
}

describe('a daemon.json that Docker would not come back with', () => {
  it.each([
    ['{"debug": tru}', 'line 1, column 11'],
    ['[]', 'JSON object'],
    ['', 'is empty'],
    ['\uFEFF{}', 'UTF-8'],
  ])('%j is refused, with its position', (text, said) => {
    const failure = { code: 'docker-config-broken', message: expect.stringContaining(said) }
    expect(() => check(text)).toThrow(expect.objectContaining(failure))
  })

  it.each(['{}', '{"insecure-registries": "x"}'])('%j is valid JSON', (text) => {
    expect(() => check(text)).not.toThrow()
  })

  it('before 23.0 Docker reads the first object alone', () => {
    expect(() => check('{}\n{"debug": true}', { version: '20.10.24' })).not.toThrow()
    expect(() => check('{}\n{"debug": true}', { version: '23.0.1' })).toThrow()
  })

  it('since 23.0 Docker accepts an empty file and a byte order mark, but not a broken one', () => {
    for (const text of ['', '\uFEFF{}']) expect(() => check(text, { version: '23.0.1' })).not.toThrow()
    expect(() => check('{', { version: '23.0.1' })).toThrow()
  })

  it('is what every version reads, where the version is unknown', () => {
    const facts = hostFacts({ files: { [json]: '{}' } })
    const unknown = facts.engines.map(({ version: _, ...engine }) => engine)
    for (const text of ['', '\uFEFF{}', '{}\n{"debug": true}']) {
      const there = { ...hostFacts({ files: { [json]: text } }), engines: unknown }
      expect(() => unknown.map((engine) => restartConfigPath(there, engine))).toThrow()
    }
  })

  it('does not matter if the daemon reads another file', () => {
    expect(() => check('{', { args: ['dockerd', '--config-file=/srv/other.json'] })).not.toThrow()
  })
})
