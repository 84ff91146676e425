import { certificate } from './en/certificate.ts'
import { intents, plan, run } from './en/changes.ts'
import { common, files, shell } from './en/common.ts'
import { hints, noteHints } from './en/hints.ts'
import { addHost, forgetHost, hostKey, hostNext, hosts } from './en/hosts.ts'
import { insecure } from './en/insecure.ts'
import { questions } from './en/questions.ts'
import { registry } from './en/registry.ts'
import { history, settings } from './en/screens.ts'
import { apply, done, hostsStep, how, wizard } from './en/wizard.ts'

/** Every word of the screens, in English. `{name}` stands for a value; texts with a number have a form per plural category. */
export const en = {
  common,
  hints,
  noteHints,
  insecure,
  shell,
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
  hosts,
  hostNext,
  hostKey,
  addHost,
  forgetHost,
  questions,
  history,
  settings,
}
