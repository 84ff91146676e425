import { anchorSetNotes } from './notes/anchor-set.ts'
import { boot2dockerNotes } from './notes/boot2docker.ts'
import { checkNotes } from './notes/check.ts'
import { dockerNotes, enginesNotes, restartNotes } from './notes/docker.ts'
import { findings, registryNotes } from './notes/findings.ts'
import { handshakeNotes } from './notes/handshake.ts'
import { insecureNotes, machineConfigNotes } from './notes/insecure.ts'
import { journalNotes } from './notes/journal.ts'
import { sshNotes } from './notes/ssh.ts'
import { anchorNotes, browsersNotes, javaNotes, receiptNotes, systemStoreNotes } from './notes/stores.ts'

/** The groups of notes and findings. A code stands in one of them only. */
export const noteGroups = [
  anchorNotes,
  anchorSetNotes,
  boot2dockerNotes,
  browsersNotes,
  checkNotes,
  dockerNotes,
  enginesNotes,
  findings,
  handshakeNotes,
  insecureNotes,
  javaNotes,
  journalNotes,
  machineConfigNotes,
  receiptNotes,
  registryNotes,
  restartNotes,
  sshNotes,
  systemStoreNotes,
] as const

/** The words of every note and finding: what a person should know, and what to do about it. */
export const notes = {
  ...anchorNotes,
  ...anchorSetNotes,
  ...boot2dockerNotes,
  ...browsersNotes,
  ...checkNotes,
  ...dockerNotes,
  ...enginesNotes,
  ...findings,
  ...handshakeNotes,
  ...insecureNotes,
  ...javaNotes,
  ...journalNotes,
  ...machineConfigNotes,
  ...receiptNotes,
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
