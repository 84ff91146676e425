import { joinPath } from '../../../../shared/host-path.ts'
import {
  dockerEngines,
  type FileFact,
  fileAt,
  fileBehind,
  filesIn,
  type HostFacts,
} from '../../../../shared/model/facts.ts'
import type { Draft, Note, PutOp } from '../../../../shared/model/plan.ts'
import { makeNote } from '../../../../shared/note.ts'
import { holdsCertificate } from '../../../../shared/pem.ts'
import { anchorAccess, filesHolding } from '../../anchor-directory.ts'
import { withoutBlock } from '../../boot2docker/bootsync-block.ts'
import { anchorOpening, boot2dockerAnchors } from '../../boot2docker/certs.ts'
import { bootlocal, bootsync, serverCertificate } from '../../boot2docker/disk.ts'
import { has, isBoot2Docker } from '../../boot2docker/release.ts'
import { nothing } from '../../driver.ts'
import { boot2dockerSeverities } from './notes.ts'

/*
 * Docker's old instructions for its Trusted Registry: append the registry's CA to server.pem, the daemon's own
 * certificate, and let a script add that file to the trusted ones at every boot.
 */

/** Notes about traces of it. */
export function oldRecipeNotes(facts: HostFacts): Note[] {
  return [...readingNotes(facts), ...appendedNotes(facts)]
}

function readingNotes(facts: HostFacts): Note[] {
  return readingLines(facts).map((params) => makeNote(boot2dockerSeverities, 'server-certificate-read', params))
}

function appendedNotes(facts: HostFacts): Note[] {
  const count = serverCertificates(facts).slice(1).length
  if (count === 0) return []
  const code = isReadAtBoot(facts) ? 'server-certificate-mixed' : 'server-certificate-idle'
  return [makeNote(boot2dockerSeverities, code, { path: serverCertificate, count })]
}

/**
 * Moves certificates that were appended to server.pem into files of their own in the machine's trust store; server.pem
 * keeps its first certificate byte for byte. The trusted certificates stay the same, now and after the next boot. Plans
 * nothing if the first certificate may not be the daemon's because Docker does not run, or if no boot reads the file.
 */
export function planMigration(facts: HostFacts): Draft {
  if (!isBoot2Docker(facts)) return nothing
  const [own, ...others] = serverCertificates(facts)
  if (!own || others.length === 0 || !isReadAtBoot(facts)) return { ...nothing, notes: oldRecipeNotes(facts) }
  if (!dockerEngines(facts).some(({ pid, reachable }) => pid !== undefined || reachable)) {
    return {
      ...nothing,
      notes: [makeNote(boot2dockerSeverities, 'server-certificate-unsure', { path: serverCertificate })],
    }
  }
  const moved = others.filter((pem, index) => isFirst(others, pem, index) && !isTrusted(facts, pem, own))
  const server = put(serverCertificate, `${own}\n`, fileBehind(facts, serverCertificate))
  return {
    ...nothing,
    stages: [{ files: [...ownFiles(facts, moved), server], runs: [] }],
    notes: readingNotes(facts),
  }
}

/** Under unused numbers. */
function ownFiles(facts: HostFacts, pems: readonly string[]): PutOp[] {
  const { directory } = boot2dockerAnchors
  const names = Array.from({ length: filesIn(facts, directory).length + pems.length }, (_, index) => {
    return `mooring-from-server-${index + 1}.pem`
  })
  const free = names.filter((name) => !fileAt(facts, joinPath(directory, name)))
  return pems.map((pem, index) => {
    const name = free[index] ?? ''
    return put(joinPath(directory, name), `${anchorOpening(name)}${pem.replaceAll('\r', '')}\n`)
  })
}

/** The certificates in server.pem, unchanged; the first is the daemon's. */
function serverCertificates(facts: HostFacts): string[] {
  const text = fileBehind(facts, serverCertificate)?.text ?? ''
  return text.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? []
}

/** Whether boots make the appended certificates trusted, and would also read separate files. */
function isReadAtBoot(facts: HostFacts): boolean {
  return readingLines(facts).length > 0 && has(facts, 'certs')
}

/** The lines of the boot scripts that name server.pem, without comments. */
function readingLines(facts: HostFacts): { readonly path: string; readonly line: string }[] {
  return [bootsync, bootlocal].flatMap((path) => {
    const script = withoutBlock(fileBehind(facts, path)?.text ?? '') ?? ''
    const lines = script.split('\n').filter((line) => /^[^#]*\bserver\.pem\b/.test(line))
    return lines.map((line) => ({ path, line: line.trim() }))
  })
}

function isFirst(all: readonly string[], pem: string, index: number): boolean {
  return all.findIndex((other) => holdsCertificate(other, pem)) === index
}

function isTrusted(facts: HostFacts, pem: string, own: string): boolean {
  return holdsCertificate(own, pem) || filesHolding(facts, boot2dockerAnchors, pem).length > 0
}

function put(path: string, content: string, like?: FileFact): PutOp {
  return { op: 'put', path, posix: like ? like.posix : anchorAccess, content, secret: false }
}
