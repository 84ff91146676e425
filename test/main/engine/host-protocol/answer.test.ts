import { describe, expect, test } from 'vitest'
import { type ApplyResult, parseApplyOutput, parseApplyStep } from '../../../../main/engine/host-protocol/answer.ts'

const parse = (...lines: string[]) => parseApplyOutput(Buffer.from(`${lines.join('\n')}\n`))

describe('parseApplyStep', () => {
  test('reads a step, whose subject is the rest of the line', () => {
    expect(parseApplyStep('step 2 10 put /a b')).toEqual({ step: 2, steps: 10, verb: 'put', subject: '/a b' })
  })
  test.each(['', 'step', 'step 1 2 dance /a', 'step x 2 put /a', '| step 1 2 put /a', 'result done'])(
    'leaves “%s” alone',
    (line) => expect(parseApplyStep(line)).toBeUndefined(),
  )
})

describe('parseApplyOutput', () => {
  test.each<[string, ApplyResult]>([
    ['done', { kind: 'done' }],
    ['nothing', { kind: 'nothing' }],
    ['cancelled', { kind: 'cancelled' }],
    ['unknown', { kind: 'unknown' }],
    ['undone-already', { kind: 'undone-already' }],
    ['busy 42', { kind: 'busy', owner: 42 }],
    ['changed /a b', { kind: 'changed', path: '/a b' }],
    ['unsafe /a', { kind: 'unsafe', path: '/a' }],
    ['no-space /a', { kind: 'no-space', path: '/a', detail: 'why' }],
    ['write-failed /a b', { kind: 'write-failed', path: '/a b', detail: 'why' }],
    ['refresh-failed r', { kind: 'refresh-failed', refresh: 'r', detail: 'why' }],
    ['unrefreshed r', { kind: 'unrefreshed', refresh: 'r', detail: 'why' }],
    ['refused run x', { kind: 'refused', detail: 'run x' }],
    ['recovered c1', { kind: 'recovered', change: 'c1' }],
    ['stuck c1 /a b', { kind: 'stuck', change: 'c1', path: '/a b', detail: 'why' }],
  ])('reads “result %s”', (line, result) => {
    expect(parse('mooring-apply 1', '| why', `result ${line}`).result).toEqual(result)
  })

  test('gives each answer the text before it', () => {
    const { verifies, result } = parse(
      'mooring-apply 1',
      'step 1 1 put /a',
      '| one',
      '| two',
      'verify 1 unix:///s reg:5000',
      'verify timeout unix:///s [::1]:5000',
      '| three',
      'verify unavailable tcp://h:1 other',
      'result done',
    )
    expect(result).toEqual({ kind: 'done' })
    expect(verifies).toEqual([
      { status: 1, request: { kind: 'docker', endpoint: 'unix:///s', registry: 'reg:5000' }, output: 'one\ntwo' },
      { status: 'timeout', request: { kind: 'docker', endpoint: 'unix:///s', registry: '[::1]:5000' }, output: '' },
      { status: 'unavailable', request: { kind: 'docker', endpoint: 'tcp://h:1', registry: 'other' }, output: 'three' },
    ])
  })

  test('takes no foreign text for words of the program', () => {
    const { verifies, result } = parse('| result done', '| verify 0 a b', 'step 1 1 put /result done', 'result busy 1')
    expect({ verifies, result }).toEqual({ verifies: [], result: { kind: 'busy', owner: 1 } })
  })

  test('has no result where the program broke off', () => {
    expect(parse('mooring-apply 1', 'step 1 1 put /a').result).toBeUndefined()
    expect(parse('mooring-apply 1', 'result something else').result).toBeUndefined()
    expect(parse('').result).toBeUndefined()
  })
})
