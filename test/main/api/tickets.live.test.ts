import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createTickets, redeemClientPair } from '../../../main/api/tickets.ts'
import type { Reader } from '../../../main/reader/reader.ts'
import { type FileTicket, fileTicketSchema } from '../../../shared/model/intent.ts'
import { samplePem } from '../../support/certificates/sample-certificate.ts'
import { readHere } from '../../support/reader/read-here.ts'

const { signal } = new AbortController()
const roles = fileTicketSchema.shape.role.options
const about = { contents: 'CN=some', fingerprints: [] }
const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const keyPem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()

/** Keeps a file of some content under a role. */
function keeping(role: FileTicket['role'], content: string) {
  const tickets = createTickets()
  const file = { role, name: 'file.pem', path: '/home/me/file.pem', bytes: Buffer.from(content) }
  return { tickets, file, ticket: tickets.keep(file, about) }
}

describe('a ticket', () => {
  it('describes the file without its path and content', () => {
    const { ticket } = keeping('client-key', keyPem)
    expect(ticket).toEqual({ id: expect.any(String), role: 'client-key', name: 'file.pem', ...about })
  })

  it.each(roles.flatMap((kept) => roles.map((asked) => [kept, asked] as const)))(
    'for %s, redeemed as %s',
    (kept, asked) => {
      const { tickets, file, ticket } = keeping(kept, '')
      if (kept === asked) expect(tickets.redeem(ticket.id, asked)).toBe(file)
      else
        expect(() => tickets.redeem(ticket.id, asked)).toThrow(expect.objectContaining({ code: 'file-ticket-unknown' }))
    },
  )

  it.each(['', 'constructor', '3e2c'])('that was never issued (%j) is refused', (id) => {
    const { tickets } = keeping('ca', '')
    expect(() => tickets.redeem(id, 'ca')).toThrow(expect.objectContaining({ code: 'file-ticket-unknown' }))
  })
})

describe('the files of tickets', () => {
  it('a client pair must belong together', async () => {
    const { tickets, ticket } = keeping('client-cert', samplePem('client'))
    const key = tickets.keep({ role: 'client-key', name: 'client.key', path: '', bytes: Buffer.from(keyPem) }, about)
    const deps = { tickets, reader: readHere, now: () => new Date() }
    await expect(redeemClientPair(deps, { cert: ticket.id, key: key.id }, signal)).rejects.toEqual(
      expect.objectContaining({ code: 'client-pair-mismatch', params: { key: 'client.key', file: 'file.pem' } }),
    )
    await expect(redeemClientPair(deps, { cert: key.id, key: ticket.id }, signal)).rejects.toEqual(
      expect.objectContaining({ code: 'file-ticket-unknown' }),
    )
  })

  it.each([
    ['a certificate of another file', { certPem: samplePem('other'), keyPem }],
    ['a certificate twice as long', { certPem: `${samplePem('client')}x`, keyPem }],
    ['no certificate', { certPem: '', keyPem }],
    ['anything but a key', { certPem: samplePem('client'), keyPem: `${keyPem}\nx` }],
  ])('a pair is refused where the reader answers %s', async (_, pair) => {
    const { tickets, ticket } = keeping('client-cert', samplePem('client'))
    const key = tickets.keep({ role: 'client-key', name: 'client.key', path: '', bytes: Buffer.from(keyPem) }, about)
    const deps = { tickets, reader: (async () => pair) as unknown as Reader, now: () => new Date() }
    await expect(redeemClientPair(deps, { cert: ticket.id, key: key.id }, signal)).rejects.toMatchObject({
      code: 'reader-ended',
    })
  })
})
