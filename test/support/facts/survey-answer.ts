import { isReceipt } from '../../../main/engine/host-protocol/receipt-path.ts'
import { baseName } from '../../../shared/host-path.ts'
import type { DockerEngine, FileFact, HostFacts } from '../../../shared/model/facts.ts'
import type { JournalEntries } from '../../../shared/model/journal.ts'

/** The survey program's output on a host with these facts: the inverse of parseSurvey. */
export function surveyAnswer(facts: HostFacts): Uint8Array {
  const { os, user, root, journal, ownJournal = '', trustStore, unfinished, unfinishedIn = '' } = facts
  const release = `ID=${os.id}\nVERSION_ID="${os.version}"\nPRETTY_NAME="${os.name}"\nID_LIKE="${os.like.join(' ')}"\n`
  const { commands, readOnly, ostree } = trustStore ?? { commands: [], readOnly: [], ostree: false }
  const records: (readonly (string | number)[])[] = [
    ['mooring-survey 1'],
    ['kernel', os.kernel],
    ['os', hex(release)],
    ['root', root],
    ['user', user.uid, user.gid, user.name, user.home],
    ['clock', facts.clock],
    ...(facts.rootCommands ? [['rights', facts.rootCommands.join(' ')]] : []),
    ['journal', journal, ownJournal],
    ...facts.engines.map(engineRecord),
    ...facts.files.filter((file) => !isReceiptFile(facts, file)).map(fileRecord),
    ...[journal, ownJournal].flatMap((each) => (each ? [receiptsRecord(facts, each)] : [])),
    ['store', commands.join(' '), readOnly.join(' '), ostree ? 'yes' : ''],
    ...(facts.nssDatabases ?? []).map((directory) => ['nss', directory]),
    ...(facts.javaStores ?? []).map(({ cacerts, real }) => ['java', cacerts, real]),
    ...(facts.names ?? []).map(({ host, addresses }) => ['name', host, addresses.join(' ')]),
    ...(unfinished === undefined ? [] : [['unfinished', unfinished, unfinishedIn || journal]]),
    ...(facts.leftovers ?? []).map((each) => [
      'left',
      each.kind,
      each.kind === 'damaged' ? '' : each.change,
      each.kind === 'damaged' ? each.path : each.kind === 'owed' ? each.refresh : '',
      each.journal,
    ]),
    ...(facts.entries ?? []).map(({ journal: of, isWhole, changes }) => [
      'entries',
      of,
      changes.map(({ change }) => change).join(' '),
      isWhole ? '' : 'more',
      hex(['==> /dev/null <==\n', ...changes.flatMap(entryFiles)].join('')),
    ]),
    ['end'],
  ]
  return Buffer.from(
    records
      .flat()
      .map((string) => `${string}\0`)
      .join(''),
  )
}

function entryFiles({ change, state, about }: JournalEntries['changes'][number]): string[] {
  const file = (name: string, text: string) => `\n==> ${change}/${name} <==\n${text}\n`
  return [
    ...(about === undefined ? [] : [file('about', about)]),
    ...(state === undefined ? [] : [file('state', state)]),
  ]
}

function engineRecord(engine: DockerEngine): (string | number)[] {
  const { kind, flavour, uid, gid, certsDir, endpoint = '', pid = '', since = '', service, args } = engine
  const started = [service?.manager ?? '', service?.name ?? '']
  const words = hex(args.map((word) => `${word}\0`).join(''))
  const values = [flavour, uid, gid, certsDir, endpoint, pid, since, ...started, infoOf(engine), words]
  return ['engine', kind, values.length, ...values]
}

/** The daemon's own report, with the names of its API; empty if it could not be asked. */
function infoOf({
  reachable,
  isSilent,
  version,
  imageStore,
  runningContainers,
  liveRestore,
  insecure,
}: DockerEngine): string {
  if (isSilent) return 'timeout'
  if (!reachable) return ''
  const indexes = insecure?.map((name) => [name, { Name: name, Secure: false }])
  return JSON.stringify({
    ServerVersion: version,
    DriverStatus: imageStore === 'containerd' ? [['driver-type', 'io.containerd.snapshotter.v1']] : [],
    ContainersRunning: runningContainers,
    LiveRestoreEnabled: liveRestore,
    ...(indexes ? { RegistryConfig: { IndexConfigs: Object.fromEntries(indexes) } } : {}),
  })
}

function fileRecord({ path, kind, posix, size, modified, target, sha256, text, base64 }: FileFact) {
  const content = text ?? (base64 === undefined ? undefined : Buffer.from(base64, 'base64'))
  const carried = content === undefined ? '-' : hex(content)
  const { mode = '', uid = '', gid = '' } = posix ?? {}
  return ['file', path, kind, mode, uid, gid, size, modified ?? '', target ?? '', sha256 ?? '', carried]
}

function isReceiptFile({ journal, ownJournal }: HostFacts, { path }: FileFact): boolean {
  return [journal, ownJournal].some((each) => each && isReceipt(path, each))
}

/** One batch of a journal's receipts; one without a text counts as unread. */
function receiptsRecord({ files }: HostFacts, journal: string) {
  const found = files.filter(({ path }) => isReceipt(path, journal))
  const lines = found.map(({ path, kind, posix, size, text }) => {
    const { mode = '0644', uid = 0, gid = 0 } = posix ?? {}
    return `${baseName(path)} ${kind} ${mode} ${uid} ${gid} ${size} ${text ? 'read' : 'unread'}\n`
  })
  const contents = found.flatMap(({ path, text }) => (text ? [`\n==> ${baseName(path)} <==\n${text}`] : []))
  return ['receipts', `${journal}/receipts`, lines.join(''), hex(['==> /dev/null <==\n', ...contents].join(''))]
}

function hex(content: string | Buffer): string {
  return Buffer.from(content).toString('hex')
}
