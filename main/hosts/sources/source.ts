import type { Host } from '../../../shared/model/host.ts'
import type { WayDeps } from '../ways/deps.ts'
import type { Way } from '../ways/way.ts'

/** A host as a source knows it. Nothing is looked at before its way is opened, so a broken one does not hide others. */
export interface SourceHost {
  readonly id: string
  readonly source: Host['source']
  /** For people: this machine's name, an address. Under one id, another label means another host. */
  readonly label: string
  readonly open: (deps: WayDeps) => Way
  /** For docker-machine's: its config.json on this workstation. */
  readonly machineConfig?: string
}

/** Where hosts are known from: lists them, those among them that cannot be used too. */
export type Source = () => Promise<readonly SourceHost[]>
