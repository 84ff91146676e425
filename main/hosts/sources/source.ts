import type { Host } from '../../../shared/model/host.ts'
import type { WayDeps } from '../ways/deps.ts'
import type { Way } from '../ways/way.ts'

/** A host from a source. Nothing is checked before its way is opened, so a broken host does not hide others. */
export interface SourceHost {
  readonly id: string
  readonly source: Host['source']
  /** For people: this machine's name, an address. If the label of an id changes, it is another host. */
  readonly label: string
  readonly open: (deps: WayDeps) => Way
  /** For docker-machine's: its config.json on this workstation. */
  readonly machineConfig?: string
}

/** Lists hosts, including unusable ones. */
export type Source = () => Promise<readonly SourceHost[]>

/** The same from several files, of which some may be unreadable. */
export type PartialSource = () => Promise<Listing<SourceHost>>

/** Hosts that are listed, and what was thrown where some could not be. */
export interface Listing<H> {
  readonly hosts: readonly H[]
  readonly thrown: readonly unknown[]
}
