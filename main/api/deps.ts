import { join } from 'node:path'
import type { Inspection } from '../../shared/model/inspection.ts'
import type { FileTicket } from '../../shared/model/intent.ts'
import { createPendingPlans, type PendingPlans } from '../engine/pending-plans.ts'
import { type HostDirectory, type HostDirectoryOptions, openHostDirectory } from '../hosts/directory.ts'
import { type History, openHistory } from '../store/history.ts'
import { storePlaces } from '../store/places.ts'
import { openSavedHosts, type SavedHosts } from '../store/saved-hosts.ts'
import { createQuestions, type Questions } from './questions.ts'
import { createTickets, type Tickets } from './tickets.ts'

/** What a door brings along. */
export interface Door {
  readonly door: 'cli' | 'desktop' | 'web'
  readonly version: string
  /** Whether somebody sits at a terminal and can type a password there. */
  readonly isTty: boolean
  /** Asks for secrets and about host keys; if absent, questions for secrets go to the caller of `questions.listen`. */
  readonly people?: NonNullable<HostDirectoryOptions['people']>
  /** Opens the system's file dialog; undefined if the person closed it. Doors without one take paths. */
  readonly chooseFile?: (role: FileTicket['role']) => Promise<string | undefined>
}

/** Everything the handlers work with: made once for a door, passed in, never imported. */
export interface ApiDeps extends Door {
  readonly env: NodeJS.ProcessEnv
  readonly now: () => Date
  readonly tickets: Tickets
  readonly history: History
  readonly hosts: HostDirectory
  readonly savedHosts: SavedHosts
  readonly questions: Questions
  readonly plans: PendingPlans
  /** The last look at each registry, by its name: tells a changed certificate from a wrong fingerprint. */
  readonly inspections: Map<string, Inspection>
}

/** The real ones. */
export function createDeps(door: Door): ApiDeps {
  const { env } = process
  const places = storePlaces(env)
  const questions = createQuestions()
  const savedHosts = openSavedHosts(places.config)
  return {
    ...door,
    env,
    now: () => new Date(),
    tickets: createTickets(),
    history: openHistory(places.state),
    hosts: openHostDirectory({
      env,
      isTty: door.isTty,
      people: door.people ?? { ask: questions.ask },
      listSaved: savedHosts.list,
      pinsFile: join(places.config, 'known_hosts'),
    }),
    savedHosts,
    questions,
    plans: createPendingPlans(),
    inspections: new Map(),
  }
}
