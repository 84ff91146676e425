import { Failure } from '../../../shared/failure.ts'
import { fileBehind, type HostFacts } from '../../../shared/model/facts.ts'
import type { PutOp, RemoveOp, Stage } from '../../../shared/model/plan.ts'
import { refuseUnknownKeys } from '../docker-engine/config/refuse-keys.ts'
import { positionOf } from '../text-file.ts'
import { editList } from './daemon-json/edit-list.ts'
import { isBlank, jsonFile, newDaemonJson, readDaemonJson } from './daemon-json/insecure-list.ts'
import { type JsonList, listedEntries } from './daemon-json/json-list.ts'
import { parseInsecureEntry } from './entry.ts'
import { type Confirmation, refreshOf, refreshRuns } from './refresh.ts'
import { madeAt, putFile } from './settings-file.ts'
import type { Target } from './targets.ts'

/** The daemon.json of a target; undefined if there is none. */
export function readTarget(
  facts: HostFacts,
  { path, engines }: Pick<Target, 'path' | 'engines'>,
): JsonList | undefined {
  const there = fileBehind(facts, path)
  return there && readDaemonJson(jsonFile(path, there, engines.find(({ version }) => version !== undefined)?.version))
}

/**
 * Plans an entry in daemon.json. A reload ignores a missing key (moby daemon/config IsValueSet). So if the key must be
 * added or removed, one stage in between has an empty list: when adding, for undo, which walks the stages backwards;
 * when removing, before the key goes. Either way Docker becomes secure again and the original bytes are restored.
 * @throws Failure of the `daemon-json-*` rows, `daemon-no-service`.
 */
export function planFile(facts: HostFacts, target: Target, entry: string, on: boolean): Stage[] {
  const document = readTarget(facts, target)
  if (document) {
    refuseBadEntries(document)
    if (!isProven(facts, target)) refuseUnknownKeys(document.file, document)
  }
  return on ? planOn(facts, target, document, entry) : planOff(facts, target, document, entry)
}

function planOn(facts: HostFacts, target: Target, document: JsonList | undefined, entry: string): Stage[] {
  const text = document ? editList(document, { kind: 'add', entry }) : newDaemonJson(target.path, [entry])
  const made = document ? (document.list ? madeAt(facts, target.path) : 'setting') : 'file'
  const put = putText(facts, target, text, made)
  const listed: Confirmation = { entry, after: 'listed', before: 'unlisted' }
  if (document?.file.text === text) {
    const isInForce = target.engines.every(({ insecure }) => insecure === undefined || insecure.includes(entry))
    const due = isInForce ? [] : runs(target, { ...listed, before: 'listed' })
    return due.length === 0 ? [] : [{ files: [], runs: due }]
  }
  const last: Stage = { files: [put], runs: runs(target, listed) }
  if (document?.list || !isReloaded(target)) return [last]
  const empty = document ? editList(document, { kind: 'replace', entries: [] }) : newDaemonJson(target.path, [])
  const unlisted: Confirmation = { entry, after: 'unlisted', before: 'unlisted' }
  return [{ files: [putText(facts, target, empty, made)], runs: runs(target, unlisted) }, last]
}

function planOff(facts: HostFacts, target: Target, document: JsonList | undefined, entry: string): Stage[] {
  const isListed = document !== undefined && listedEntries(document).includes(entry)
  const isInForce = target.engines.some((each) => each.insecure?.includes(entry) && refreshOf(each, false) !== 'none')
  if (!isListed && !isInForce) return []
  const explicit = document
    ? editList(document, document.list ? { kind: 'remove', entry } : { kind: 'replace', entries: [] })
    : newDaemonJson(target.path, [])
  const end = endOf(facts, target, document, explicit)
  const confirmation: Confirmation = { entry, after: 'unlisted', before: isListed ? 'listed' : 'unlisted' }
  if (!isReloaded(target)) return [{ files: [end], runs: runs(target, confirmation) }]
  const first: Stage = { files: [putText(facts, target, explicit)], runs: runs(target, confirmation) }
  return end.op === 'put' && end.content === explicit ? [first] : [first, { files: [end], runs: [] }]
}

/** The file after the removal: as before the key, if Mooring added the key and nothing else needs it. */
function endOf(facts: HostFacts, target: Target, before: JsonList | undefined, explicit: string): PutOp | RemoveOp {
  if (!before) return { op: 'remove', path: target.path }
  if (!before.list) return putText(facts, target, before.file.text)
  const document = readDaemonJson({ path: target.path, text: explicit })
  const made = madeAt(facts, target.path)
  if (made === undefined || listedEntries(document).length > 0) return putText(facts, target, explicit)
  const text = editList(document, { kind: 'drop' })
  const isGone = made === 'file' && isBlank(readDaemonJson({ path: target.path, text }))
  return isGone ? { op: 'remove', path: target.path } : putText(facts, target, text)
}

/** Whether an engine was started after the last change of its daemon.json: it accepts whatever is in there. */
function isProven(facts: HostFacts, { path, engines }: Target): boolean {
  const modified = fileBehind(facts, path)?.modified
  return modified !== undefined && engines.some(({ since }) => since !== undefined && since > modified)
}

/** One entry that dockerd refuses makes it refuse the whole list (moby registry/config.go loadInsecureRegistries). */
function refuseBadEntries({ file, list }: JsonList): void {
  for (const { entry, start } of list?.entries ?? []) {
    try {
      parseInsecureEntry(entry)
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      const detail = { error: error.code, params: error.params }
      throw new Failure('daemon-json-entry', { ...positionOf(file, start), detail })
    }
  }
}

function isReloaded({ engines }: Target): boolean {
  return engines.some((engine) => refreshOf(engine, false) === 'reload')
}

function runs({ engines }: Target, confirmation: Confirmation): Stage['runs'] {
  return engines.flatMap((engine) => refreshRuns(engine, refreshOf(engine, false), confirmation))
}

function putText(facts: HostFacts, target: Target, content: string, made?: PutOp['made']): PutOp {
  return putFile(target.path, fileBehind(facts, target.path), target, content, made)
}
