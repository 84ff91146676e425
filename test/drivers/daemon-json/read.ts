import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type DaemonJson, readDaemonJson } from '../../../main/drivers/daemon-json/insecure-list.ts'
import { textFile } from '../../../main/drivers/text-file.ts'
import { readFile } from '../../../main/engine/wire/file-record.ts'
import { sha256 } from '../../../main/engine/sha256.ts'

const corpus = join(import.meta.dirname, 'corpus')
const path = '/etc/docker/daemon.json'

/** The names of the corpus; those that begin with `x-` must be refused. */
export const names = readdirSync(corpus).flatMap((file) => (file.endsWith('.txt') ? [file.slice(0, -'.txt'.length)] : []))

export function bytesOf(name: string): Buffer {
  return readFileSync(join(corpus, `${name}.txt`))
}

/** Reads a file of the corpus the way that it comes from a host: as a survey's record. */
export function readCorpus(name: string): DaemonJson {
  const bytes = bytesOf(name)
  const about = [path, 'file', '0644', '0', '0', String(bytes.length), '', sha256(bytes), bytes.toString('hex')]
  return readDaemonJson(textFile(path, readFile(about)))
}

/** Reads a text that is well. */
export function readText(text: string): DaemonJson {
  return readDaemonJson({ path, text })
}
