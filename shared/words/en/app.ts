import { certificate } from './app/certificate.ts'
import { intents, plan, run, untrustAll } from './app/changes.ts'
import { common, files, questions, shell } from './app/common.ts'
import { desktop } from './app/desktop.ts'
import { hints, noteHints } from './app/hints.ts'
import { addHost, forgetHost, hostKey, hostNext, hosts } from './app/hosts.ts'
import { insecure } from './app/insecure.ts'
import { history, settings } from './app/screens.ts'
import { apply, done, hostsStep, how, registry, wizard } from './app/wizard.ts'

/** Every word of the screens. */
export const app = {
  common,
  hints,
  noteHints,
  insecure,
  shell,
  desktop,
  files,
  wizard,
  registry,
  certificate,
  how,
  hostsStep,
  plan,
  run,
  apply,
  done,
  intents,
  untrustAll,
  hosts,
  hostNext,
  hostKey,
  addHost,
  forgetHost,
  questions,
  history,
  settings,
}
