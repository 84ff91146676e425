import { expect, it } from 'vitest'
import { isBelow, parentOf } from '../../shared/host-path.ts'

it.each([
  ['/etc/docker/daemon.json', '/etc/docker'],
  ['/etc', '/'],
  ['/', '/'],
  ['C:/ProgramData/docker', 'C:/ProgramData'],
])('%s lies in %s', (path, parent) => {
  expect(parentOf(path)).toBe(parent)
})

it.each([
  ['/etc/docker/certs.d/reg/ca.crt', '/etc/docker', true],
  ['/etc/docker2/x', '/etc/docker', false],
  ['/etc/docker', '/etc/docker', false],
  ['/etc', '/', true],
  ['C:/ProgramData/docker', 'C:/', true],
])('whether %s is below %s: %s', (path, directory, is) => {
  expect(isBelow(path, directory)).toBe(is)
})
