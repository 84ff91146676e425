import { hostname, userInfo } from 'node:os'
import { join } from 'node:path'
import type { Maker } from '../../shared/model/change.ts'
import type { Inspection } from '../../shared/model/inspection.ts'
import type { FileTicket } from '../../shared/model/intent.ts'
import { createPendingPlans, type PendingPlans } from '../engine/pending-plans.ts'
import { type HostDirectory, type HostDirectoryOptions, openHostDirectory } from '../hosts/directory.ts'
import type { Reader } from '../reader/reader.ts'
import { storeDirectories } from '../store/directories.ts'
import { type History, openHistory } from '../store/history.ts'
import { openSavedHosts, type SavedHosts } from '../store/saved-hosts.ts'
import { createQuestions, type Questions } from './questions.ts'
import { createTickets, type Tickets } from './tickets.ts'

/** What a door brings along. */
export interface Door {
  readonly door: 'cli' | 'desktop' | 'web'
  readonly version: string
  /** Reads what strangers made, in a process of its own. */
  readonly reader: Reader
  /** Whether somebody sits at a terminal and can type a password there. */
  readonly isTty: boolean
  /** Asks for secrets and about host keys; what it cannot ask for is asked of whoever calls `questions.listen`. */
  readonly people?: NonNullable<HostDirectoryOptions['people']>
  /** Opens the system's file dialog; undefined if the person closed it. Doors without one take paths. */
  readonly chooseFile?: (role: FileTicket['role']) => Promise<string | undefined>
}

/** Everything the handlers work with: made once for a door, passed in, never imported. */
export interface ApiDeps extends Door {
  readonly env: NodeJS.ProcessEnv
  readonly now: () => Date
  /** Who makes changes here. */
  readonly maker: Maker
  readonly tickets: Tickets
  readonly history: History
  readonly hosts: HostDirectory
  readonly savedHosts: SavedHosts
  /** Asks a person for a secret, wherever that person is: at the terminal, or at a page that listens. */
  readonly ask: Questions['ask']
  readonly questions: Questions
  readonly plans: PendingPlans
  /** The last look at each registry, by its name: tells a changed certificate from a wrong fingerprint. */
  readonly inspections: Map<string, Inspection>
}

/** The real ones. */
export function createDeps(door: Door): ApiDeps {
  const { env } = process
  const directories = storeDirectories(env)
  const questions = createQuestions()
  const ask = door.people?.ask ?? questions.ask
  const savedHosts = openSavedHosts(directories.config)
  return {
    ...door,
    env,
    now: () => new Date(),
    maker: { user: userName(), workstation: hostname() },
    tickets: createTickets(),
    history: openHistory(directories.state),
    hosts: openHostDirectory({
      env,
      isTty: door.isTty,
      people: { ...door.people, ask },
      listSaved: savedHosts.list,
      pinsFile: join(directories.config, 'known_hosts'),
    }),
    savedHosts,
    ask,
    questions,
    plans: createPendingPlans(),
    inspections: new Map(),
  }
}

/** A user ID may have no name. */
function userName(): string {
  try {
    return userInfo().username
  } catch {
    return String(process.getuid?.() ?? '')
  }
}
