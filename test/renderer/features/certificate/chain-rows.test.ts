import { expect, it } from 'vitest'
import {
  type ChainPicture,
  certificateName,
  chainPicture,
} from '../../../../renderer/features/certificate/chain-rows.ts'
import type { Inspection } from '../../../../shared/model/inspection.ts'
import { issuing, leaf, root, selfSigned } from '../../../ui/data/certificates.ts'
import { expired, incomplete, inspection, withCaFile, withPublishedCa } from '../../../ui/data/inspections.ts'

/** The tree while nothing is confirmed: the offered certificate is the anchor. */
const picture = (seen: Inspection): ChainPicture => chainPicture(seen, seen.anchor.certificate)

it('draws the root at the top and the registry’s own at the bottom', () => {
  const { rows, missing, unrelated } = picture(inspection)
  expect(rows.map(({ certificate, role, anchor }) => [certificate, role, anchor])).toEqual([
    [root, 'root', true],
    [issuing, 'intermediate', false],
    [leaf, 'leaf', false],
  ])
  expect(missing).toBeUndefined()
  expect(unrelated).toEqual([])
})

it('follows the verified order, not the sent order', () => {
  const { rows } = picture({ ...inspection, chain: [leaf, root, issuing], order: [0, 2, 1] })
  expect(rows.map(({ certificate }) => certificate)).toEqual([root, issuing, leaf])
})

it('names the missing issuer, and the unneeded certificates', () => {
  const { rows, missing, unrelated } = picture(incomplete)
  expect(rows[0]).toMatchObject({ certificate: issuing, anchor: true })
  expect(missing).toBe(root.subject)
  expect(unrelated).toEqual([selfSigned])
})

it('puts the CA file’s certificate above the sent ones', () => {
  const { rows, missing } = picture(withCaFile)
  expect(rows[0]).toEqual({ certificate: root, role: 'root', anchor: true, unsent: 'file' })
  expect(missing).toBeUndefined()
})

it('says that a published CA above the sent ones was not sent', () => {
  expect(picture(withPublishedCa).rows[0]).toMatchObject({ certificate: root, anchor: true, unsent: 'published' })
})

it('marks the certificate that was confirmed below the offered anchor, and draws the same tree', () => {
  const { rows } = chainPicture(withCaFile, leaf)
  expect(rows.map(({ certificate, anchor, unsent }) => [certificate, anchor, unsent])).toEqual([
    [root, false, 'file'],
    [issuing, false, undefined],
    [leaf, true, undefined],
  ])
})

it('recognises a self-signed certificate', () => {
  expect(picture(expired).rows).toEqual([{ certificate: selfSigned, role: 'single', anchor: true, unsent: undefined }])
})

it('calls a certificate by its common name, then a host, then the whole subject', () => {
  const { commonName: _, ...unnamed } = leaf
  expect(certificateName(leaf)).toBe('dtr.example.com')
  expect(certificateName({ ...unnamed, dnsNames: ['a.example'] })).toBe('a.example')
  expect(certificateName({ ...unnamed, dnsNames: [] })).toBe(leaf.subject)
})
