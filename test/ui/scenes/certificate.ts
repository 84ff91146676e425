import type { Page } from 'playwright-core'
import type { Inspection } from '../../../shared/model/inspection.ts'
import { issuing, leaf, selfSigned } from '../data/certificates.ts'
import {
  expired,
  hostile,
  incomplete,
  inspection,
  publicRegistry,
  withCaFile,
  withoutPublishedCa,
  withPublishedCa,
  withThreeAnchors,
} from '../data/inspections.ts'
import { no, ok } from '../support/script.ts'
import { walkTo } from '../support/walk.ts'
import { type Scene, type Scenes, scene } from './scene.ts'

function shows(seen: Inspection, act?: (page: Page) => Promise<void>): Scene {
  return scene({ 'registry.inspect': () => ok(seen) }, async (page) => {
    await walkTo.certificate(page)
    await act?.(page)
  })
}

async function tell(page: Page, fingerprint: string): Promise<void> {
  await page.getByLabel('Fingerprint from the owner').fill(fingerprint)
}

async function bringCa(page: Page): Promise<void> {
  await walkTo.certificate(page)
  await page.getByRole('button', { name: 'CA certificate: Choose a file…', exact: true }).click()
}

async function fetchPublished(page: Page): Promise<void> {
  await walkTo.certificate(page)
  await page.getByRole('button', { name: 'Fetch the published CA' }).click()
  await page.getByRole('status').getByText('The registry publishes').waitFor()
}

/** The second step in its states. */
export const certificateScenes: Scenes = {
  certificate: shows(inspection),
  'certificate-expired': shows(expired),
  'certificate-incomplete': shows(incomplete),
  'certificate-public': shows(publicRegistry),
  'certificate-hostile': shows(hostile),
  'certificate-fingerprint-help': shows(inspection, async (page) => {
    await page.getByRole('button', { name: 'How the owner gets it' }).click()
    await page.getByText('keytool -list -v').waitFor()
  }),
  'certificate-matches': shows(inspection, (page) => tell(page, inspection.anchor.certificate.fingerprint)),
  'certificate-matches-leaf': shows(inspection, (page) => tell(page, `sha256 Fingerprint=${leaf.fingerprint}`)),
  'certificate-matches-other': shows(inspection, (page) => tell(page, issuing.fingerprint)),
  'certificate-differs': shows(inspection, (page) => tell(page, selfSigned.fingerprint)),
  'certificate-ca-file': scene({ 'registry.inspect': ({ ca }) => ok(ca ? withCaFile : incomplete) }, async (page) => {
    await bringCa(page)
    await page.getByText('No comparison is needed').waitFor()
  }),
  'certificate-anchors': scene(
    { 'registry.inspect': ({ ca, next }) => ok(ca && next ? withThreeAnchors : ca ? withCaFile : incomplete) },
    async (page) => {
      await bringCa(page)
      await page.getByRole('button', { name: 'Next CA certificate: Choose a file…' }).click()
      await page.getByRole('heading', { name: 'Also trusted' }).waitFor()
    },
  ),
  'certificate-published-ca': scene(
    { 'registry.inspect': ({ publishedCa }) => ok(publishedCa ? withPublishedCa : incomplete) },
    fetchPublished,
  ),
  'certificate-published-ca-missing': scene(
    { 'registry.inspect': ({ publishedCa }) => ok(publishedCa ? withoutPublishedCa : incomplete) },
    fetchPublished,
  ),
  'certificate-ca-wrong': scene(
    {
      'registry.inspect': ({ ca }) =>
        ca
          ? no('anchor-unrelated', { file: 'example-root.pem', host: 'dtr.example.com', issuer: leaf.issuer })
          : ok(incomplete),
    },
    async (page) => {
      await bringCa(page)
      await page.getByRole('alert').waitFor()
    },
  ),
}
