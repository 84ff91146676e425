import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withBlock, withoutBlock } from '../../../main/drivers/boot2docker/bootsync-block.ts'
import { run } from '../../support/processes/process.ts'

/** Scripts as people write them, and anything else. */
const line = fc.oneof(
  fc.constantFrom('#!/bin/sh', '#!/bin/bash -e', 'exit 0', 'cat <<EOF', 'set -e', '# Mooring: begin', '# Mooring: end'),
  fc.string({ unit: 'binary' }),
)
const lineEnd = fc.constantFrom('\n', '\r\n', '')
const script = fc
  .array(fc.tuple(line, lineEnd))
  .map((lines) => lines.flat().join(''))
  .filter((text) => withoutBlock(text) === text)

describe('the block in bootsync.sh', () => {
  it('leaves every byte outside of it unchanged', () => {
    fc.assert(
      fc.property(script, (text) => {
        const block = withBlock('').slice(0, -1)
        const [before = '', after = ''] = withBlock(text).split(block)
        // What joins it to the rest is a line end on one of its sides.
        expect([`${before}${after.slice(1)}`, `${before.slice(0, -1)}${after}`]).toContain(text)
      }),
    )
  })

  it('restores the original bytes when removed', () => {
    fc.assert(fc.property(script, (text) => withoutBlock(withBlock(text)) === text))
  })

  it('added twice, is there once', () => {
    fc.assert(fc.property(script, (text) => withBlock(withBlock(text)) === withBlock(text)))
  })

  it('removes its own new file, unless something was added', () => {
    expect(withoutBlock(withBlock(undefined))).toBeUndefined()
    expect(withoutBlock(`${withBlock(undefined)}echo mine\n`)).toBe('#!/bin/sh\necho mine\n')
  })

  it('is replaced in place if its lines were changed, even to Windows line ends', () => {
    const first = withBlock('#!/bin/sh\necho mine\n')
    expect(withBlock(first.replace('mkdir -p', 'rmdir'))).toBe(first)
    const [head = '', ...rest] = first.split('\n')
    expect(withBlock([head, rest.slice(0, -2).join('\r\n'), 'echo mine\n'].join('\n'))).toBe(first)
  })

  it.each(['dash', 'bash', 'busybox'])(
    'is good shell for %s, also under set -e and in front of an open quote',
    async (shell) => {
      const command = shell === 'busybox' ? ['busybox', 'sh'] : [shell]
      const [program = '', ...args] = [...command, '-n']
      // bash complains of a locale that a machine names but does not have.
      const env = { PATH: process.env['PATH'], LC_ALL: 'C' }
      const { code, stderr } = await run(program, args, { env, input: withBlock('#!/bin/sh\nset -e\nexit 0\n') })
      expect([code, stderr]).toEqual([0, ''])
    },
  )
})
