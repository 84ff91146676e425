import { expect, it } from 'vitest'
import { baseName, directoriesAbove, isBelow, joinPath, parentOf } from '../../shared/host-path.ts'

it.each([
  ['/etc/docker/daemon.json', '/etc/docker'],
  ['/etc', '/'],
  ['/', '/'],
  ['C:/ProgramData/docker', 'C:/ProgramData'],
  ['C:/ProgramData', 'C:/'],
  ['C:/', 'C:/'],
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

it.each([
  ['/etc/docker', 'daemon.json', '/etc/docker/daemon.json'],
  ['/etc', 'systemd/docker.service', '/etc/systemd/docker.service'],
  ['/', 'etc', '/etc'],
  ['C:/', 'ProgramData', 'C:/ProgramData'],
])('in %s, %s is %s', (directory, names, path) => {
  expect(joinPath(directory, names)).toBe(path)
  expect(baseName(path)).toBe(names.split('/').at(-1))
})

it.each([
  ['/etc/docker/daemon.json', ['/etc', '/etc/docker']],
  ['/etc', []],
  ['/', []],
  ['C:/ProgramData/docker/config', ['C:/ProgramData', 'C:/ProgramData/docker']],
])('the directories above %s are %j', (path, directories) => {
  expect(directoriesAbove(path)).toEqual(directories)
})
