import { describe, expect, test } from 'vitest'
import {
  type ApplyResult,
  isVerifying,
  parseApplyOutput,
  parseApplyStep,
} from '../../../../main/engine/host-protocol/answer.ts'

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
    ['no-space /a', { kind: 'no-space', path: '/a', detail: ['said'] }],
    ['write-failed /a b', { kind: 'write-failed', path: '/a b', detail: ['said'] }],
    ['refresh-failed r', { kind: 'refresh-failed', refresh: 'r', detail: ['said'] }],
    ['unrefreshed r', { kind: 'unrefreshed', refresh: 'r', detail: ['said'] }],
    ['refused', { kind: 'refused', detail: ['said'] }],
    ['recovered c1', { kind: 'recovered', change: 'c1' }],
    ['unrestorable /a b', { kind: 'unrestorable', path: '/a b' }],
    ['halted c1 /a b', { kind: 'halted', change: 'c1', path: '/a b', detail: ['said'] }],
    ['stuck c1 /a b', { kind: 'stuck', change: 'c1', path: '/a b', detail: ['said'] }],
  ])('reads “result %s”', (line, result) => {
    expect(parse('mooring-apply 1', '| said', `result ${line}`).result).toEqual(result)
  })

  test('gives what was not met its own text, whatever the result', () => {
    const why = { why: 'status', params: { refresh: 'r', status: '3' } }
    const lines = ['| no', 'why status r 3', 'unmet r /a /b', 'unmet s', '| yes', 'result refresh-failed t']
    expect(parse('mooring-apply 1', ...lines)).toEqual({
      result: { kind: 'refresh-failed', refresh: 't', detail: ['yes'] },
      verifies: [],
      unmet: [
        { refresh: 'r', args: ['/a', '/b'], detail: ['no', why] },
        { refresh: 's', args: [], detail: [] },
      ],
    })
  })

  test('gives each answer the text before it', () => {
    const { verifies, result } = parse(
      'mooring-apply 1',
      'step 1 1 put /a',
      '| one',
      '| two',
      'verify 1 docker unix:///s reg:5000',
      'verify timeout docker unix:///s [::1]:5000',
      '| three',
      'verify unavailable system other',
      'result done',
    )
    expect(result).toEqual({ kind: 'done' })
    expect(verifies).toEqual([
      { status: 1, request: { kind: 'docker', endpoint: 'unix:///s', registry: 'reg:5000' }, output: 'one\ntwo' },
      { status: 'timeout', request: { kind: 'docker', endpoint: 'unix:///s', registry: '[::1]:5000' }, output: '' },
      { status: 'unavailable', request: { kind: 'system', registry: 'other' }, output: 'three' },
    ])
  })

  test('gives an answer the look before it, and no other one', () => {
    const lines = [
      '| said',
      'look pair',
      'verify 1 docker unix:///s reg',
      'verify 1 docker unix:///s reg',
      'look later',
    ]
    const { verifies } = parse('mooring-apply 1', ...lines, 'verify 1 docker unix:///s reg', 'result done')
    expect(verifies.map(({ look, output }) => [look, output])).toEqual([
      ['pair', 'said'],
      [undefined, ''],
      [undefined, ''],
    ])
  })

  test('does not mistake foreign text for the program’s own lines', () => {
    const { verifies, result } = parse('| result done', '| verify 0 a b', 'step 1 1 put /result done', 'result busy 1')
    expect({ verifies, result }).toEqual({ verifies: [], result: { kind: 'busy', owner: 1 } })
  })

  test('separates the program’s reasons from foreign text, in order', () => {
    const { result } = parse('| one', '| two', '', 'why timeout r 9', '| three', 'why not-stopped', 'result refused')
    const detail = [
      'one\ntwo',
      { why: 'timeout', params: { refresh: 'r', seconds: '9' } },
      'three',
      { why: 'not-stopped', params: {} },
    ]
    expect(result).toEqual({ kind: 'refused', detail })
    expect(parse('| one', 'step 1 1 put /a', 'result refused').result).toEqual({ kind: 'refused', detail: [] })
  })

  test('takes a reason that nobody knows for another program’s, which has no result', () => {
    expect(parse('why weather fine', 'result done')).toEqual({ verifies: [], unmet: [] })
  })

  test.each([
    'verify 0 podman unix:///s reg',
    'verify 0 docker unix:///s',
    'verify 0 system',
    'verify soon system reg',
    'verify',
  ])('leaves out the answer “%s”, and reads what follows', (line) => {
    const { verifies, result } = parse('| one', line, '| two', 'verify 0 system reg', 'result done')
    expect(verifies).toEqual([{ status: 0, request: { kind: 'system', registry: 'reg' }, output: 'two' }])
    expect(result).toEqual({ kind: 'done' })
  })

  test('tells when engines are asked', () => {
    expect(['verifying', '| verifying', 'verify 0 system reg', ''].map(isVerifying)).toEqual([
      true,
      false,
      false,
      false,
    ])
    expect(parse('verifying', 'result done')).toEqual({ verifies: [], unmet: [], result: { kind: 'done' } })
  })

  test('has no result if the program was cut off', () => {
    expect(parse('mooring-apply 1', 'step 1 1 put /a').result).toBeUndefined()
    expect(parse('mooring-apply 1', 'result something else').result).toBeUndefined()
    expect(parse('').result).toBeUndefined()
  })
})
