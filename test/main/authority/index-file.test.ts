import { describe, expect, it } from 'vitest'
import { indexLine, oneLine, parseIndex, serialText } from '../../../main/authority/index-file.ts'
import { parseSubject } from '../../../main/certificates/write/subject.ts'

describe('index.txt', () => {
  it.each([
    'V\t271129031453Z\t\t1000\tunknown\t/O=Example/CN=ann\n',
    'R\t271129031453Z\t261128031453Z,keyCompromise\t99F8C6\tunknown\t/CN=ann\n',
    'R\t491231235959Z\t261128031453Z\t01\tcerts/a.pem\t/CN=b c\n',
    'V\t20500101000000Z\t\tAB\tunknown\t/CN=\\xC3\\xA4\n',
  ])('is written as it was read: %j', (line) => {
    expect(parseIndex('index.txt', line).map(indexLine).join('')).toBe(line)
  })

  it('counts what openssl marked as expired by its date, and takes old dates and Windows’ line ends', () => {
    const [entry] = parseIndex('index.txt', 'E\t991231235959Z\t\t0a\tunknown\t/CN=a\r\n')
    expect(entry).toEqual({
      serial: '0A',
      notAfter: new Date('1999-12-31T23:59:59Z'),
      file: 'unknown',
      subject: '/CN=a',
    })
  })

  it.each([
    'V\t271129031453Z\t\t1000\tunknown\n',
    'X\t271129031453Z\t\t1000\tunknown\t/CN=a\n',
    'V\t271329031453Z\t\t1000\tunknown\t/CN=a\n',
    'V\t271129031453Z\t\tABC\tunknown\t/CN=a\n',
    'R\t271129031453Z\t\t10\tunknown\t/CN=a\n',
    'V\t271129031453Z\t\t10\tunknown\t/CN=a\tb\n',
  ])('is damaged with %j, whose number is said', (line) => {
    const good = 'V\t271129031453Z\t\t10\tunknown\t/CN=a\n'
    expect(() => parseIndex('index.txt', `${good}${line}`)).toThrow(
      expect.objectContaining({ code: 'index-damaged', params: { file: 'index.txt', line: 2 } }),
    )
  })

  it.each([
    ['CN=ann, O=Example', '/O=Example/CN=ann'],
    ['CN=Zoë/x', '/CN=Zo\\xC3\\xAB/x'],
  ])('has %j as %j', (subject, line) => {
    expect(oneLine(parseSubject(subject))).toBe(line)
  })

  it('has numbers with whole bytes', () => {
    expect([0n, 10n, 0x1000n, 0xabcn].map(serialText)).toEqual(['00', '0A', '1000', '0ABC'])
  })
})
