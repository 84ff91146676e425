import { describe, expect, test } from 'vitest'
import { encodeSurveyRequest } from '../../../../main/engine/host-protocol/survey.ts'

describe('encodeSurveyRequest', () => {
  test('encodes the root and the registries', () => {
    const request = encodeSurveyRequest({ root: '/a b', registries: ['reg:5000', '[::1]'], files: ['/c d/e.json'] })
    expect(Buffer.from(request).toString()).toBe(
      'mooring-survey 1\nroot /a b\nregistry reg:5000\nregistry [::1]\nfile /c d/e.json\nend\n',
    )
  })
  test('asks for every registry that has a directory', () => {
    const request = encodeSurveyRequest({ root: '/', registries: 'every' })
    expect(Buffer.from(request).toString()).toBe('mooring-survey 1\nroot /\nregistry *\nend\n')
  })
  test('refuses newlines and ambiguous paths', () => {
    expect(() => encodeSurveyRequest({ root: '/..', registries: [] })).toThrow(TypeError)
    expect(() => encodeSurveyRequest({ root: '/', registries: ['../..'] })).toThrow(TypeError)
    expect(() => encodeSurveyRequest({ root: '/', registries: ['*'] })).toThrow(TypeError)
    expect(() => encodeSurveyRequest({ root: '/', registries: ['a\nend'] })).toThrow(TypeError)
    expect(() => encodeSurveyRequest({ root: '/', registries: [], files: ['a.json'] })).toThrow(TypeError)
  })
})
