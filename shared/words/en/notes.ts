import { anchorNotes } from './notes/anchors.ts'
import { boot2dockerNotes } from './notes/boot2docker.ts'
import { browsersNotes } from './notes/browsers.ts'
import { dockerNotes } from './notes/docker.ts'
import { enginesNotes } from './notes/engines.ts'
import { findings } from './notes/findings.ts'
import { insecureNotes } from './notes/insecure.ts'
import { javaNotes } from './notes/java.ts'
import { machineConfigNotes } from './notes/machine-config.ts'
import { registryNotes } from './notes/registry.ts'
import { restartNotes } from './notes/restart.ts'
import { sshNotes } from './notes/ssh.ts'
import { systemStoreNotes } from './notes/system-store.ts'

/** The groups of notes and findings. A code stands in one of them only. */
export const noteGroups = [
  anchorNotes,
  boot2dockerNotes,
  browsersNotes,
  dockerNotes,
  enginesNotes,
  findings,
  insecureNotes,
  javaNotes,
  machineConfigNotes,
  registryNotes,
  restartNotes,
  sshNotes,
  systemStoreNotes,
] as const

/** The words of every note and finding: what a person should know, and what to do about it. */
export const notes = {
  ...anchorNotes,
  ...boot2dockerNotes,
  ...browsersNotes,
  ...dockerNotes,
  ...enginesNotes,
  ...findings,
  ...insecureNotes,
  ...javaNotes,
  ...machineConfigNotes,
  ...registryNotes,
  ...restartNotes,
  ...sshNotes,
  ...systemStoreNotes,
}

/** A note's or a finding's name. */
export type NoteCode = keyof typeof notes

/** Whether a string that came from elsewhere names a note. */
export function isNoteCode(code: string): code is NoteCode {
  return Object.hasOwn(notes, code)
}
