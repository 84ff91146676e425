import { expect, it } from 'vitest'
import { todaysDocker } from '../../../../main/certificates/go/go-rules.ts'
import { matchesHost } from '../../../../main/certificates/go/host-name.ts'

// The cases of Go's crypto/x509 TestMatchHostnames and around them.
it.each([
  ['a.b.c', 'a.b.c'],
  ['A.b.C', 'a.B.c'],
  ['a.b.c', 'a.b.c.'],
  ['*.b.c', 'a.b.c'],
  ['*.b.c', 'A.B.C'],
  ['*.b', 'a.b'],
  ['*', '*'],
  ['a_b.test', 'a_b.test'],
  ['xn--bcher-kva.test', 'xn--bcher-kva.test'],
])('%s is valid for %s', (pattern, host) => {
  expect(matchesHost(pattern, host, todaysDocker)).toBe(true)
})

it.each([
  ['a.b.c', 'b.c'],
  ['*.b.c', 'b.c'],
  ['*.b.c', 'a.b.c.d'],
  ['*.c', 'a.b.c'],
  ['*.*.c', 'a.b.c'],
  ['a.*.c', 'a.b.c'],
  ['f*.b.c', 'foo.b.c'],
  ['*oo.b.c', 'foo.b.c'],
  ['*', 'localhost'],
  ['*.', 'a.'],
  ['.b.c', 'a.b.c'],
  ['a.b.c.', 'a.b.c'],
])('%j is not valid for %j', (pattern, host) => {
  expect(matchesHost(pattern, host, todaysDocker)).toBe(false)
})
