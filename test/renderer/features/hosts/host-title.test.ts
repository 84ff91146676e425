import { expect, it } from 'vitest'
import { hostTitle } from '../../../../renderer/features/hosts/host-title.ts'

it.each([
  ['build-07', 'saved', 'build-07'],
  ['machine:default', 'docker-machine', 'default'],
  ['context:prod', 'docker-context', 'prod'],
  ['ssh:build', 'ssh', 'build'],
  ['ssh://ops@build', 'ssh', 'ssh://ops@build'],
  ['machine:odd', 'saved', 'machine:odd'],
] as const)('calls %s from %s %s', (id, source, title) => {
  expect(hostTitle({ id, source })).toBe(title)
})
