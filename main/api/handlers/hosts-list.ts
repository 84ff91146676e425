import { failureData } from '../../../shared/failure.ts'
import type { HostFacts, Receipt } from '../../../shared/model/facts.ts'
import type { Host } from '../../../shared/model/host.ts'
import { surveyHost } from '../../engine/survey.ts'
import type { HostHandle } from '../../hosts/host-directory.ts'
import type { Handler } from '../handler.ts'

/** Every host, looked at side by side; one that cannot be looked at says why and does not hide the others. */
export const hostsList: Handler<'hosts.list'> = async ({ hosts }, { root = '/' }, { signal }) =>
  Promise.all((await hosts.list()).map((host) => lookAt(host, root, signal)))

async function lookAt(host: HostHandle, root: string, signal: AbortSignal): Promise<Host> {
  const { id, source, label } = host
  const about = { id, source, label, engines: [], registries: [], trusted: [] }
  try {
    return { ...about, ...describe(await surveyHost(host, root, [], signal)) }
  } catch (error) {
    const { code, message } = failureData(error)
    return { ...about, state: code === 'host-unsupported' ? 'unsupported' : 'unreachable', detail: message }
  }
}

function describe(
  facts: HostFacts,
): Pick<Host, 'state' | 'detail' | 'engines' | 'registries' | 'trusted' | 'unfinished'> {
  const engines = facts.engines.map(({ kind, flavour, version }) => ({
    kind,
    flavour,
    ...(version === undefined ? {} : { version }),
  }))
  const named = engines.map(
    ({ flavour, version }) => `Docker ${version ?? '(not running)'}${flavour === 'rootful' ? '' : `, ${flavour}`}`,
  )
  return {
    state: engines.length > 0 ? 'ready' : 'no-engine',
    detail: [facts.os.name || facts.os.kernel, ...(named.length > 0 ? named : ['no Docker engine'])].join(', '),
    engines,
    registries: registriesOf(facts.receipts),
    trusted: registriesOf(facts.receipts.filter(({ kind }) => kind === 'trust')),
    ...(facts.unfinished === undefined ? {} : { unfinished: facts.unfinished }),
  }
}

function registriesOf(receipts: readonly Receipt[]): string[] {
  return [...new Set(receipts.map(({ registry }) => registry))].sort()
}
