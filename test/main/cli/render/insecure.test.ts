import { expect, it } from 'vitest'
import { renderInsecure } from '../../../../main/cli/render/insecure.ts'
import { plainStyle } from '../../../../main/cli/render/style.ts'
import { Failure, failureData } from '../../../../shared/failure.ts'
import type { EngineInsecure } from '../../../../shared/model/insecure.ts'
import { english } from '../../../../shared/words/language.ts'

const engine: EngineInsecure = {
  kind: 'docker',
  flavour: 'rootful',
  inForce: true,
  isConfigured: true,
  causes: [],
  isOverdue: false,
}
const problem = failureData(
  new Failure('daemon-json-empty', { path: '/d', docker: { phrase: 'docker-file-by-version' } }),
)
const render = (more: Partial<EngineInsecure>): string[] =>
  renderInsecure([{ host: 'local', registries: [{ registry: 'reg:5000', engines: [{ ...engine, ...more }] }] }], {
    language: english,
    style: plainStyle,
  }).split('\n')

it.each<[Partial<EngineInsecure>, string]>([
  [{}, 'insecure'],
  [{ inForce: false, isConfigured: false }, 'secure'],
  [{ inForce: true, isConfigured: false }, 'insecure now, secure after Docker restarts'],
  [{ inForce: false, isConfigured: true }, 'secure now, insecure after Docker restarts'],
  [{ inForce: undefined, unasked: 'stopped', isConfigured: false }, 'secure when Docker starts'],
  [{ inForce: undefined, unasked: 'silent', isConfigured: false }, 'unknown now, secure after Docker restarts'],
  [{ inForce: undefined, unasked: 'refused', isConfigured: true }, 'unknown now, insecure after Docker restarts'],
  [{ inForce: false, isConfigured: false, problem }, 'secure now, unknown after Docker restarts'],
  [{ inForce: undefined, unasked: 'stopped', isConfigured: false, problem }, 'unknown when Docker starts'],
])('%j: %s', (more, state) => {
  expect(render(more)[0]).toBe(`local  Docker (rootful)  ${state}  reg:5000`)
})

it('says why nobody knows, and that nothing is insecure', () => {
  expect(render({ inForce: undefined, unasked: 'refused' }).slice(1)).toEqual(['  this user may not ask Docker'])
  const voice = { language: english, style: plainStyle }
  expect(renderInsecure([{ host: 'web', registries: [] }], voice)).toBe('web  nothing is insecure')
})

it('says why, where, until when, and what stands in the way', () => {
  const until = '2026-01-31T10:15:42.123Z'
  const causes: EngineInsecure['causes'] = [{ by: 'entry', value: 'reg:5000', path: '/etc/docker/daemon.json' }]
  expect(render({ causes, until, isOverdue: true, problem }).slice(1)).toEqual([
    '  because of its own entry reg:5000 in /etc/docker/daemon.json',
    '  reminder: 31 Jan 2026, 10:15 UTC, overdue',
    '  /d is empty.',
    `  ${problem.hint}`,
  ])
})
