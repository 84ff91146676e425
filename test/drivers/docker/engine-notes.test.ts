import { expect, it } from 'vitest'
import { engineNotes } from '../../../main/drivers/docker-engine/certs-d/notes.ts'
import { hostFacts } from '../../support/facts/host-facts.ts'

it('says of an engine that does not run that it cannot be asked', () => {
  const facts = hostFacts({ engines: [{ reachable: false, pid: undefined }] })
  expect(engineNotes(facts)).toMatchObject([{ code: 'engine-not-asked' }])
})
