import { type FileFact, fileBehind, type HostFacts } from '../../../shared/model/facts.ts'
import type { DraftPlan, Note, PutOp } from '../../../shared/model/plan.ts'
import { makeNote } from '../../../shared/note.ts'
import { holdsCertificate } from '../../../shared/pem.ts'
import { nothing } from '../driver.ts'
import { filesHolding } from '../system-store/anchor-file.ts'
import { withoutBlock } from './bootsync-block.ts'
import { boot2dockerNotes } from './notes.ts'
import { bootsync, serverCertificate } from './places.ts'
import { has } from './release.ts'
import { boot2dockerStore } from './store.ts'

/*
 * Advice that Docker gave once for its Trusted Registry: append the registry's CA to server.pem, which is the daemon's
 * own certificate, and have bootsync.sh add that file to the trusted ones at every boot.
 */

/** Traces of it. */
export function oldRecipeNotes(facts: HostFacts): Note[] {
  const count = serverCertificates(facts).slice(1).length
  return [
    ...readingLines(facts).map((line) =>
      makeNote(boot2dockerNotes, 'server-certificate-read', { path: bootsync, line }),
    ),
    ...(count > 0 ? [makeNote(boot2dockerNotes, 'server-certificate-mixed', { path: serverCertificate, count })] : []),
  ]
}

/**
 * Gives what was appended to server.pem files of their own in the machine's trust store, and takes it out of server.pem,
 * which keeps its first certificate byte for byte. What is trusted stays the same, now and after the next boot. Nothing
 * is planned where that certificate may not be the daemon's, since Docker does not run, or where no boot reads the file.
 */
export function planMigration(facts: HostFacts): DraftPlan {
  const file = fileBehind(facts, serverCertificate)
  const store = boot2dockerStore(facts)
  const [own, ...others] = serverCertificates(facts)
  const isRead = readingLines(facts).length > 0 && facts.engines.some(({ pid }) => pid !== undefined)
  if (!file || !own || others.length === 0 || !isRead || !has(facts, 'certs')) return nothing
  const moved = others.filter((pem, index) => isFirst(others, pem, index) && !isTrusted(facts, pem, own))
  const puts = moved.map((pem, index) => {
    const name = `mooring-from-server-${index + 1}.pem`
    return put(`${store.directory}/${name}`, `${store.opening?.(name) ?? ''}${pem}\n`)
  })
  return {
    ...nothing,
    stages: [{ files: [...puts, put(serverCertificate, `${own}\n`, file)], runs: [] }],
    notes: oldRecipeNotes(facts),
  }
}

/** The certificates in server.pem as they stand there; the first is the daemon's. */
function serverCertificates(facts: HostFacts): string[] {
  const text = fileBehind(facts, serverCertificate)?.text ?? ''
  return text.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? []
}

/** The lines of bootsync.sh, but for comments, that speak of server.pem. */
function readingLines(facts: HostFacts): string[] {
  const script = withoutBlock(fileBehind(facts, bootsync)?.text ?? '') ?? ''
  return script
    .split('\n')
    .filter((line) => /^[^#]*\bserver\.pem\b/.test(line))
    .map((line) => line.trim())
}

function isFirst(all: readonly string[], pem: string, index: number): boolean {
  return all.findIndex((other) => holdsCertificate(other, pem)) === index
}

function isTrusted(facts: HostFacts, pem: string, own: string): boolean {
  return holdsCertificate(own, pem) || filesHolding(facts, boot2dockerStore(facts), pem).length > 0
}

function put(path: string, content: string, like?: FileFact): PutOp {
  const { mode, uid, gid } = like ?? { mode: '0644', uid: 0, gid: 0 }
  return { op: 'put', path, mode, uid, gid, content, secret: false }
}
