import { expect, it } from 'vitest'
import { renderInsecure } from '../../../../main/cli/render/insecure.ts'
import { plainStyle } from '../../../../main/cli/render/style.ts'
import type { EngineInsecure } from '../../../../shared/model/insecure.ts'

const engine: EngineInsecure = { flavour: 'rootful', inForce: true, isConfigured: true, causes: [], isOverdue: false }
const problem = { code: 'daemon-json-broken', message: 'It is broken.', hint: 'Mend it.', params: {} } as const
const render = (more: Partial<EngineInsecure>): string[] =>
  renderInsecure('reg:5000', [{ host: 'local', engines: [{ ...engine, ...more }] }], plainStyle).split('\n')

it.each<[Partial<EngineInsecure>, string]>([
  [{}, 'insecure'],
  [{ inForce: false, isConfigured: false }, 'secure'],
  [{ inForce: true, isConfigured: false }, 'insecure now, secure at its next start'],
  [{ inForce: false, isConfigured: true }, 'secure now, insecure at its next start'],
  [{ inForce: undefined, isConfigured: false }, 'secure at its next start'],
  [{ inForce: false, isConfigured: false, problem }, 'secure now, unknown at its next start'],
  [{ inForce: undefined, isConfigured: false, problem }, 'unknown at its next start'],
])('%j: %s', (more, state) => {
  expect(render(more)[0]).toBe(`local  Docker (rootful)  ${state}  reg:5000`)
})

it('says why, where, until when, and what stands in the way', () => {
  const until = '2026-01-31T10:15:42.123Z'
  const causes: EngineInsecure['causes'] = [{ by: 'entry', value: 'reg:5000', path: '/etc/docker/daemon.json' }]
  expect(render({ causes, until, isOverdue: true, problem }).slice(1)).toEqual([
    '  by its own entry reg:5000 in /etc/docker/daemon.json',
    '  wanted until 2026-01-31 10:15 UTC: that is over',
    '  It is broken.',
    '  Mend it.',
  ])
})
