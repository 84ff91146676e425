import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { renderManual } from '../../../../main/cli/render/man.ts'
import { english } from '../../../../shared/words/language.ts'

const page = renderManual('1.2.3', { language: english })

/** What a formatter prints of the page, and its complaints. */
function formatted(command: string, ...args: string[]) {
  const { error, stdout, stderr, status } = spawnSync(command, args, { input: page, encoding: 'utf8' })
  return { isMissing: error !== undefined, stdout, stderr, status }
}

describe('the manual page', () => {
  it('is read by groff without a complaint', (context) => {
    const { isMissing, stdout, stderr, status } = formatted(
      'groff',
      '-K',
      'utf8',
      '-man',
      '-Tutf8',
      '-ww',
      '-P',
      '-cbou',
    )
    if (isMissing) return context.skip('groff is not installed')
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toContain('mooring insecure on [options] <registry>')
  })

  it('is read by mandoc without an error', (context) => {
    const { isMissing, stdout } = formatted('mandoc', '-T', 'lint', '-W', 'error')
    if (isMissing) return context.skip('mandoc is not installed')
    expect(stdout).toBe('')
  })
})
