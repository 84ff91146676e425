import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { EngineHost } from '../../support/generations/engine-host.ts'
import type { Generation } from '../../support/generations/engines.ts'
import type { Registries } from './registries.ts'
import type { Place } from './rows.ts'

const anchors = '/usr/local/share/ca-certificates'

/** Brings a host into a place of the matrix from any other one, with no pair. Docker is restarted, as the system's store needs it. */
export async function prepare(
  host: EngineHost,
  { store }: Generation,
  { all, ca, realmCa }: Registries,
  place: Place,
): Promise<void> {
  const both = place.endsWith('realm')
  await rm(join(host.root, '/etc/docker/certs.d'), { recursive: true, force: true })
  for (const name of ['ca.crt', 'realm.crt']) await rm(join(host.root, anchors, name), { force: true })
  if (place.startsWith('trusted')) {
    for (const { name } of all) {
      await host.write(`/etc/docker/certs.d/${name}/ca.crt`, ca.cert)
      if (both) await host.write(`/etc/docker/certs.d/${name}/realm.crt`, realmCa.cert)
    }
  }
  if (place.startsWith('system')) {
    await host.write(`${anchors}/ca.crt`, ca.cert)
    if (both) await host.write(`${anchors}/realm.crt`, realmCa.cert)
  }
  const insecure = place === 'insecure' ? { 'insecure-registries': all.map(({ name }) => name) } : {}
  const features = store === 'containerd' ? { features: { 'containerd-snapshotter': true } } : {}
  await host.write('/etc/docker/daemon.json', JSON.stringify({ ...features, ...insecure }))
  await host.must('update-ca-certificates')
  await host.restart()
}

/** Gives the registries that ask for one their client pair. */
export async function givePairs(host: EngineHost, { all, client }: Registries): Promise<void> {
  for (const { name } of all.filter(({ asksForPair }) => asksForPair)) {
    await host.write(`/etc/docker/certs.d/${name}/client.key`, client.key, 0o600)
    await host.write(`/etc/docker/certs.d/${name}/client.cert`, client.cert)
  }
}
