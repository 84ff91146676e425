import { describe, expect, it } from 'vitest'
import { actions } from '../../../main/cli/commands/index.ts'
import { commandGrammar, commandNames } from '../../../main/cli/grammar/commands.ts'
import { renderFailure } from '../../../main/cli/render/notes.ts'
import { printable } from '../../../main/cli/render/printable.ts'
import { renderProgress } from '../../../main/cli/render/report.ts'
import { colourStyle, plainStyle } from '../../../main/cli/render/style.ts'
import type { Action } from '../../../main/cli/session.ts'
import { contract, type VerbName, type VerbOutput } from '../../../shared/api/contract.ts'
import { errorCodes } from '../../../shared/errors.ts'
import { failureData, failureFrom } from '../../../shared/failure.ts'
import { visibleJson } from '../../../shared/visible-text.ts'
import { languageOf } from '../../../shared/words/language.ts'
import { answers } from '../../support/cli/answers.ts'
import { parse } from '../../support/cli/command-lines.ts'
import { fakeSession } from '../../support/cli/session.ts'
import { marked, marks, rawIn } from '../../support/hostile/marks.ts'

const voice = { language: languageOf(undefined), style: plainStyle }

/** Every answer, with marks wherever the contract leaves a text free. */
const hostile = Object.fromEntries(
  Object.entries(answers).map(([verb, answer]) => {
    const { output } = contract[verb as VerbName]
    return [verb, marked(answer as unknown, (data) => output.safeParse(data).success)]
  }),
)
const words = Object.fromEntries(Object.entries(hostile).map(([verb, { data }]) => [verb, data])) as {
  readonly [V in VerbName]?: VerbOutput<V>
}

/** What prints nothing that anyone else said; `web` would open a port. */
const ours = ['web', 'completion', 'man', 'version', 'help']

/** How a command tells a failure. */
function toldAs(error: unknown): { readonly text: string; readonly data: unknown } {
  const data = failureData(error)
  return { text: renderFailure(data, voice).join('\n'), data }
}

describe('no word of a stranger reaches a terminal as it is', () => {
  it('has marks in what is free', () => {
    const counts = Object.values(hostile).map(({ count }) => count)
    expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(100)
    expect(rawIn(marks).length).toBeGreaterThan(15)
  })

  it.each(commandNames.filter((name) => !ours.includes(name)))('mooring %s', async (name) => {
    const samples = { registry: 'reg:5000', host: 'web', change: '20260131', name: 'web', address: 'ssh://web' }
    const more = { hostKey: 'SHA256:x', certificate: 'ann', serial: '1000' }
    const { arguments: kinds = [], rest } = commandGrammar(name)
    const args = kinds.map((kind) => ({ ...samples, ...more })[kind as 'host'])
    const variants = [
      [],
      ...(name === 'trust' ? [['--ca', 'f']] : []),
      ...(name === 'authority init' ? [['--subject', 'x']] : []),
    ]
    for (const given of variants) {
      const parsed = await parse(...name.split(' '), ...args, ...given, ...(rest ? ['--', 'trust', '--host', ''] : []))
      if (!('command' in parsed)) return expect.fail(name)
      for (const look of [words['hosts.look'], words['hosts.list']?.hosts[0]]) {
        const own = look ? { ...words, 'hosts.look': look } : words
        const { session, said } = fakeSession({ says: true, answers: own })
        const end = (actions[name] as Action<never>)(session, parsed.input as never)
        const { text, data } = await end.catch(toldAs)
        expect(rawIn([...said, text].join('\n'))).toEqual([])
        const json = visibleJson({ ok: true, data })
        expect([rawIn(json), JSON.parse(json).data]).toEqual([[], JSON.parse(JSON.stringify(data))])
      }
    }
  })

  it.each(errorCodes)('the failure %s', (code) => {
    const params = new Proxy({}, { get: () => marks, ownKeys: () => names, getOwnPropertyDescriptor: () => shown })
    const names = ['host', 'path', 'detail', 'change', 'name', 'address', 'user', 'file', 'registry', 'system', 'typed']
    const shown = { enumerable: true, configurable: true, value: marks }
    const failure = failureFrom({ code, params: { ...params } })
    expect(rawIn(renderFailure({ ...failure, message: '', hint: '' }, voice).join('\n'))).toEqual([])
  })

  it('progress', () => {
    const doing = { phrase: 'step-put', params: { file: marks } } as const
    const line = renderProgress({ host: marks, phase: 'running', step: 1, steps: 2, doing }, voice)
    expect(rawIn(line)).toEqual([])
  })
})

describe('printable', () => {
  it('lets our own styles, lines and columns through, and spells out everything else', () => {
    const text = `a\tb\n${colourStyle.strong('x')}${colourStyle.warn('y')}`
    expect(printable(text)).toBe(text)
    expect(rawIn(printable(marks.replace('\n', '')))).toEqual([])
    expect(printable('\u001b[2J\u009b1m')).toBe('\\u{1B}[2J\\u{9B}1m')
  })
})

describe('visibleJson', () => {
  it('is the same value, in ASCII where something is hidden', () => {
    const value = { [marks]: [marks, 'ü 例え', '\ud800'] }
    for (const space of [undefined, 2]) {
      const json = visibleJson(value, space)
      expect([JSON.parse(json), rawIn(json)]).toEqual([value, []])
    }
    expect(visibleJson('\u009b\u202e\u{e0041}\u007f')).toBe('"\\u009b\\u202e\\udb40\\udc41\\u007f"')
  })
})
