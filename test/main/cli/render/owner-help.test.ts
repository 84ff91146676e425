import { describe, expect, it } from 'vitest'
import { renderInspection } from '../../../../main/cli/render/inspection.ts'
import { plainStyle } from '../../../../main/cli/render/style.ts'
import { english } from '../../../../shared/words/language.ts'
import { expired, inspection, publicRegistry, withCaFile, withPublishedCa } from '../../../ui/data/inspections.ts'

const voice = { language: english, style: { ...plainStyle, width: 80 } }
const asks = 'How the registry’s owner gets this fingerprint'

describe('what inspect says for the owner', () => {
  it.each([
    ['what is sent', inspection],
    ['what is published', withPublishedCa],
  ])('is how to get the fingerprint that decides about %s', (_, seen) => {
    const lines = renderInspection(seen, voice).split('\n')
    expect(lines.some((line) => line.includes(asks))).toBe(true)
    // One line to copy, whatever the terminal’s width.
    expect(lines.filter((line) => line.endsWith(' FILE'))).toHaveLength(1)
  })

  it.each([
    ['a CA file decides', withCaFile],
    ['Docker trusts it already', publicRegistry],
  ])('is no fingerprint where %s', (_, seen) => {
    expect(renderInspection(seen, voice)).not.toContain(asks)
  })

  it('is a text with a request in one line, if something is wrong with a certificate', () => {
    const text = renderInspection(expired, voice)
    expect(text).toContain('Text for the registry’s owner:')
    expect(text).toMatch(/^ +openssl req .*subjectAltName=DNS:dtr\.example\.com.*serverAuth'$/m)
    expect(renderInspection({ ...inspection, findings: [] }, voice)).not.toContain('Text for the registry’s owner:')
  })
})
