import { readdir, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { Failure } from '../../shared/failure.ts'
import { certificateBlocks, pemText } from '../../shared/pem.ts'
import { systemReason } from '../../shared/system-error.ts'
import { type IndexedPart, type IssuerCertificate, indexedPart, readIssuer } from '../certificates/read/issuer.ts'
import type { NamedFile } from '../certificates/read/named-file.ts'
import { errorCode } from '../error-code.ts'
import { readLimited, readTextIfThere } from '../read-limited.ts'
import { writeWhole } from '../write-whole.ts'
import { type IndexEntry, indexLine, oneLine, parseIndex, serialText } from './index-file.ts'
import { configNames, easyRsa, type Layout, layoutOf } from './layout.ts'
import { parseOpensslConfig } from './openssl-config.ts'

/** A certificate authority in a directory as `openssl ca` has it. */
export interface Authority {
  readonly directory: string
  readonly layout: Layout
  readonly certificate: IssuerCertificate
}

/** A certificate's file, and an index of a hundred thousand. Bytes. */
const [certificateLimit, indexLimit] = [1024 * 1024, 256 * 1024 * 1024]

/**
 * Opens an authority's directory.
 * @throws Failure `authority-missing`, `authority-certificate`, `file-unreadable`.
 */
export async function openAuthority(typed: string): Promise<Authority> {
  const directory = resolve(typed)
  const layout = await findLayout(directory)
  if (!layout) throw new Failure('authority-missing', { directory })
  const bytes = await readLimited(layout.certificate, certificateLimit)
  return { directory, layout, certificate: readIssuer({ name: layout.certificate, bytes }) }
}

/** The first layout that a configuration in the directory describes, or that of easy-rsa, whose files are there. */
async function findLayout(directory: string): Promise<Layout | undefined> {
  const configs = await Promise.all(configNames.map((name) => readTextIfThere(join(directory, name), certificateLimit)))
  const candidates = configs.flatMap((text) => {
    if (text === undefined) return []
    const config = parseOpensslConfig(text, { EASYRSA_PKI: directory })
    return layoutOf(directory, config) ?? []
  })
  const plain = layoutOf(directory, new Map([['ca', new Map([['default_ca', 'ca']])]]))
  const rsa = layoutOf(directory, new Map([['ca', new Map([['default_ca', 'ca'], ...Object.entries(easyRsa)])]]))
  for (const layout of [...candidates, ...[rsa, plain].filter((each) => each !== undefined)]) {
    if ((await isThere(layout.certificate)) && (await isThere(layout.index))) return layout
  }
  return undefined
}

async function isThere(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile()
  } catch {
    return false
  }
}

/**
 * All certificates that the authority made, in the order in which it made them; those at the end that were signed right before a power
 * cut have a file and no line yet.
 * @throws Failure `index-damaged`.
 */
export async function allEntries({ layout }: Authority): Promise<IndexEntry[]> {
  const entries = parseIndex(layout.index, (await readTextIfThere(layout.index, indexLimit)) ?? '')
  const known = new Set(entries.map(({ serial }) => serial))
  const lost = (await certificateFiles(layout)).filter(({ serial }) => !known.has(serial))
  const found = await Promise.all(lost.map(({ file }) => entryOf(join(layout.newCertificates, file))))
  return [...entries, ...found.filter((entry) => entry !== undefined)]
}

/** Replaces the index as a whole. */
export function writeIndex({ layout }: Authority, entries: readonly IndexEntry[]): Promise<void> {
  return replace(layout.index, entries.map(indexLine).join(''))
}

/** Replaces a file of the directory's; who may read it stays as it is. */
async function replace(file: string, content: string): Promise<void> {
  const there = await stat(file).catch(() => undefined)
  await writeWhole(file, content, { mode: (there?.mode ?? 0o644) & 0o777 })
}

async function certificateFiles({
  newCertificates,
}: Layout): Promise<{ readonly file: string; readonly serial: string }[]> {
  try {
    const names = await readdir(newCertificates)
    return names.flatMap((file) => {
      const [, serial] = /^((?:[0-9A-Fa-f]{2})+)\.pem$/.exec(file) ?? []
      return serial === undefined ? [] : [{ file, serial: serial.toUpperCase() }]
    })
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return []
    throw new Failure('file-unreadable', { file: newCertificates, detail: systemReason(error) }, { cause: error })
  }
}

/** The line for a certificate's file; none if its name is not that of what is inside. */
async function entryOf(file: string): Promise<IndexEntry | undefined> {
  const part = partOf(file, await readLimited(file, certificateLimit))
  return (
    part && {
      serial: serialText(part.serial),
      notAfter: part.notAfter,
      file: 'unknown',
      subject: oneLine(part.subject),
    }
  )
}

/** What is inside a certificate's file, if that is a certificate and the one that the file's name says. */
function partOf(file: string, bytes: Uint8Array): IndexedPart | undefined {
  const [block] = certificateBlocks(pemText(bytes))
  if (!block) return undefined
  try {
    const part = indexedPart(Buffer.from(block.body, 'base64'))
    return basename(file, '.pem').toUpperCase() === serialText(part.serial) ? part : undefined
  } catch {
    return undefined
  }
}

/** The file of a certificate that the authority made; none if it is gone or damaged, or if it has become another one's. */
export async function certificateFile({ layout }: Authority, serial: string): Promise<NamedFile | undefined> {
  const known = (await certificateFiles(layout)).find((each) => each.serial === serial)
  if (!known) return undefined
  const name = join(layout.newCertificates, known.file)
  const bytes = await readLimited(name, certificateLimit)
  return partOf(name, bytes) && { name, bytes }
}

/** The next number of a file such as `serial` and `crlnumber`: hex, as OpenSSL counts. One if there is none. */
export async function readNumber(file: string): Promise<bigint> {
  const text = (await readTextIfThere(file, 4096))?.trim()
  if (text === undefined || text === '') return 1n
  if (!/^[0-9A-Fa-f]{1,40}$/.test(text)) throw new Failure('index-damaged', { file, line: 1 })
  return BigInt(`0x${text}`)
}

export function writeNumber(file: string, number: bigint): Promise<void> {
  return replace(file, `${serialText(number)}\n`)
}
