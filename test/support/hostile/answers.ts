import { describeHost } from '../../../main/api/describe-host.ts'
import { renderHosts } from '../../../main/cli/render/hosts.ts'
import { renderPlan } from '../../../main/cli/render/plan.ts'
import { renderProgress, renderReport } from '../../../main/cli/render/report.ts'
import { plainStyle } from '../../../main/cli/render/style.ts'
import { hostNotes, insecureStatus, parseInsecureRegistry, type ResolvedIntent } from '../../../main/drivers/index.ts'
import { applyHost } from '../../../main/engine/apply-host.ts'
import type { HostPlan } from '../../../main/engine/host-plan.ts'
import { type ChangeRequest, encodeApplyRequest } from '../../../main/engine/host-protocol/apply.ts'
import { sha256 } from '../../../main/engine/host-protocol/sha256.ts'
import { planIntent, planRecover } from '../../../main/engine/make-plan.ts'
import { surveyHost } from '../../../main/engine/survey.ts'
import type { HostHandle } from '../../../main/hosts/directory.ts'
import { usualLimit } from '../../../main/hosts/ways/hold.ts'
import { Failure, type FailureData } from '../../../shared/failure.ts'
import type { Progress } from '../../../shared/model/change.ts'
import type { FileFact, HostFacts } from '../../../shared/model/facts.ts'
import type { HostPlanView } from '../../../shared/model/plan.ts'
import { languageOf } from '../../../shared/words/language.ts'
import { sampleCertificate, samplePem } from '../certificates/sample-certificate.ts'
import { hostPlan } from '../cli/answers.ts'
import { type HostSketch, hostFacts } from '../facts/host-facts.ts'
import { surveyAnswer } from '../facts/survey-answer.ts'
import type { Dice } from './dice.ts'
import { marks, rawIn } from './marks.ts'
import { damaged, mutated, oddString } from './mutate.ts'

const voice = { language: languageOf(undefined), style: plainStyle }
const { signal } = new AbortController()
const registry = parseInsecureRegistry('reg:5000')
const trust = {
  ...({ kind: 'trust', registry, anchors: [sampleCertificate('anchor')], also: ['browsers', 'java'] } as const),
  noRestart: false,
}
const intents: readonly ResolvedIntent[] = [
  { ...trust, also: [...trust.also], place: 'registry' },
  { ...trust, also: [...trust.also], place: 'system' },
  { kind: 'untrust', registry },
  { kind: 'insecure-on', registry },
  { kind: 'insecure-off', registry },
  { kind: 'migrate' },
]

const pem = samplePem('other')
const anchorPath = '/etc/docker/certs.d/reg:5000/ca.crt'
const files = {
  [anchorPath]: pem,
  '/etc/docker/certs.d/reg:5000/client.key': 'k',
  '/etc/docker/daemon.json': '{"insecure-registries":["reg:5000"]}',
  '/etc/link': '-> /etc/docker',
  '/usr/local/share/ca-certificates/a.crt': pem,
  '/etc/systemd/system/docker.service': '[Service]\nExecStart=/usr/bin/dockerd --insecure-registry reg:5000\n',
  '/var/lib/boot2docker/certs/a.pem': pem,
  '/var/lib/boot2docker/server.pem': `${pem}${pem}`,
  '/var/lib/boot2docker/profile': 'EXTRA_ARGS="--insecure-registry=reg:5000"\n',
}
const receipt = {
  ...({ change: 'c1', registry: 'reg:5000', kind: 'trust', directories: ['/etc/docker/certs.d'] } as const),
  files: [{ path: anchorPath, sha256: sha256(pem), driver: 'docker' }],
}
const shape = {
  files,
  receipts: [{ ...receipt, directories: [...receipt.directories] }],
  engines: [{}, { flavour: 'rootless' as const, uid: 1000, gid: 1000, certsDir: '/home/ann/.config/docker/certs.d' }],
  trustStore: { commands: ['update-ca-certificates', 'certutil'] },
  nssDatabases: ['/home/ann/.pki/nssdb'],
  javaStores: [{ cacerts: '/opt/jdk/lib/security/cacerts', real: '/opt/jdk/lib/security/cacerts' }],
} satisfies HostSketch
const hosts = [
  hostFacts(shape),
  hostFacts({ ...shape, user: { uid: 1000, gid: 1000, name: 'ann', home: '/home/ann' }, unfinished: 'c1' }),
  hostFacts({ ...shape, os: { id: 'boot2docker', version: '19.03', name: 'Boot2Docker' } }),
  hostFacts({ ...shape, root: '/tree', engines: [] }),
]

/** A survey that is a little or very much wrong: in what it says, or in how it says it. */
export function hostileSurvey(roll: Dice): Uint8Array {
  const facts = structuredClone(hosts[roll(hosts.length)] ?? hostFacts())
  if (roll(3) > 0) return surveyAnswer(twisted(facts, roll))
  const strings = mutated(Buffer.from(surveyAnswer(facts)).toString('utf8').split('\0').slice(0, -1), roll)
  return damaged(Buffer.from(strings.map((string) => `${string}\0`).join('')), roll)
}

/** Texts that are nearly what a file should have. */
const texts: readonly string[] = [
  ...['{}', '{"insecure-registries":[]}', '{"insecure-registries":"x"}', '{"data-root":1,"insecure-registries":[1]}'],
  ...[
    pem.slice(0, 300),
    pem.repeat(200),
    `${pem.slice(0, 200)}${pem}`,
    '\ufeff{}',
    '{"a":1'.repeat(300),
    '\n'.repeat(9_000),
  ],
  ...['[Service]\nExecStart=\nExecStart=-/usr/bin/dockerd $A $B\nEnvironmentFile=-/etc/link\n', 'EXTRA_ARGS="'],
  ...['[Service]\\\n'.repeat(2_000), JSON.stringify({ ...receipt, files: Array(3_000).fill(receipt.files[0]) })],
  ...[
    JSON.stringify({ ...receipt, change: 'c2', registry: marks }),
    JSON.stringify({ ...receipt, directories: ['/..'] }),
  ],
  ...[
    '{"runtimes":{"insecure-registries":["'.repeat(2_000),
    '"'.repeat(50_000),
    '#!/bin/sh\n# mooring\n'.repeat(3_000),
  ],
]

/** The same host with a few facts that are odd, or far too many of them. Its contents still fit their hashes. */
function twisted(facts: HostFacts, roll: Dice): HostFacts {
  const { user, files, engines } = facts
  const pick = <T>(list: readonly T[]): T | undefined => list[roll(list.length)]
  const many = roll(100) === 0 ? 4_000 : 1 + roll(20)
  // Many long ones are only too long.
  const each = (): string => oddString(roll).slice(0, many > 20 ? 200 : undefined)
  for (let turns = 1 + roll(3); turns > 0; turns -= 1) {
    const [file, engine] = [pick(files), pick(engines)]
    const twists: readonly (() => void)[] = [
      () => file && Object.assign(file, { text: pick(texts) ?? '' }),
      () => file && Object.assign(file, { path: oddString(roll) }),
      () => file && Object.assign(file, { path: `${file.path}${oddString(roll)}` }),
      () =>
        file && Object.assign(file, { kind: 'symlink', target: pick([oddString(roll), file.path, pick(files)?.path]) }),
      () => file && Object.assign(file, { kind: pick(['file', 'directory', 'other']) }),
      () =>
        files.push(
          ...Array.from(
            { length: many },
            (_, index) =>
              ({
                ...(file ?? { size: 0 }),
                path: `${file?.path.slice(0, 200)}${index}`,
                ...(many > 20 ? { text: each() } : {}),
              }) as FileFact,
          ),
        ),
      () =>
        engine &&
        Object.assign(engine, {
          args: ['dockerd', ...Array<string>(many).fill(`--insecure-registry=${each()}`)],
        }),
      () => engine && Object.assign(engine, { certsDir: pick(files)?.path, endpoint: oddString(roll) }),
      () => engine && Object.assign(engine, { insecure: Array<string>(many).fill(each()), version: oddString(roll) }),
      () => engine && engines.push(...Array.from({ length: Math.min(many, 200) }, () => ({ ...engine, args: [] }))),
      () => Object.assign(user, { name: oddString(roll), home: oddString(roll) }),
      () =>
        Object.assign(facts.os, { id: pick(['fedora', 'alpine', 'opensuse', 'arch', oddString(roll)]), name: marks }),
      () => Object.assign(facts, { unfinished: oddString(roll) }),
      () =>
        Object.assign(facts, { nssDatabases: Array.from({ length: many }, (_, index) => `/home/${index}/${marks}`) }),
      () =>
        Object.assign(facts, {
          journal: pick(files)?.path ?? '',
          names: [{ host: oddString(roll), addresses: [oddString(roll)] }],
        }),
      () => Object.assign(facts, { root: oddString(roll) }),
    ]
    pick(twists)?.()
  }
  const hashed = files.map((file) => (file.text === undefined ? file : { ...file, sha256: sha256(file.text) }))
  return { ...facts, files: hashed }
}

const applyLines = [
  ...['mooring-apply 1', 'step 1 2 put /etc/a b', 'step 2 2 run docker-restart', '| one', '| two', 'verifying'],
  ...['why status docker-restart 1', 'why timeout trust-store 9', 'why not-listed unix:///s reg:5000', '', '| three'],
  ...['verify 1 docker unix:///s reg:5000', 'verify timeout system reg:5000', 'verify unavailable system reg'],
]
const results = ['done', 'busy 4', 'changed /a', 'stuck c1 /a b', 'refresh-failed docker-restart', 'recovered c1']
const moreResults = ['no-space /a', 'write-failed /a', 'unrefreshed trust-store', 'refused', 'unknown', 'unsafe /a']

/** An answer of the apply program that is a little or very much wrong. */
export function hostileApply(roll: Dice): Uint8Array {
  const all = [...results, ...moreResults]
  const lines = mutated([...applyLines, `result ${all[roll(all.length)]}`], roll)
  return damaged(Buffer.from(lines.map((line) => `${line}\n`).join('')), roll)
}

function hostThat(answers: Uint8Array): HostHandle {
  const run: HostHandle['run'] = async (_program, _request, { onLine, answerLimit = usualLimit }) => {
    // What a way does, by the length alone.
    if (answers.length > answerLimit) throw new Failure('answer-too-large', { limit: '' })
    for (const line of Buffer.from(answers).toString().split('\n').slice(0, -1)) onLine?.(line)
    return { stdout: answers, stderr: '', exitCode: 0 }
  }
  return { id: 'web', source: 'saved', label: 'web', notes: () => [], run }
}

/**
 * Everything that is done with a survey: facts, the list of hosts, a plan, its request.
 * @returns the code of the failure that came of it; undefined where there were facts and a plan.
 * @throws Error for what is neither, or for a raw control character in what a person reads.
 */
export async function trySurvey(answer: Uint8Array, roll: Dice): Promise<string | undefined> {
  const host = hostThat(answer)
  const intent = intents[roll(intents.length)] ?? { kind: 'migrate' }
  const root = Buffer.from(answer).includes('\0root\0/tree\0') ? '/tree' : '/'
  const options = { root, now: () => new Date(0), notes: [], signal }
  const planned = roll(8) === 0 ? planRecover(host, root, signal) : planIntent(host, intent, options)
  const plan = await planned
  refuseUnexpected(plan.view.error)
  if (plan.request) encodeApplyRequest(plan.request)
  const seen = await surveyHost(host, root, [], signal).catch(expected)
  if (seen instanceof Failure) return seen.code
  const shown = describeHost(host, { kind: 'seen', facts: seen, notes: hostNotes(seen) })
  insecureStatus(seen, registry)
  refuseRaw(renderHosts([shown], voice))
  refuseRaw(renderPlan({ purpose: { kind: 'migrate' }, hosts: [plan.view] }, { isWhole: true }, voice))
  return plan.view.error?.code
}

const view: HostPlanView = hostPlan
const request: ChangeRequest = {
  ...({ mode: 'apply', change: 'c1', root: '/', journal: '/var/lib/mooring', stages: [], verify: [] } as const),
}

/** The same for an answer of the apply program: steps, a report, its failure. */
export async function tryApply(answer: Uint8Array): Promise<string | undefined> {
  const steps: Progress[] = []
  const plan: HostPlan = { host: hostThat(answer), view, privileged: false, request }
  const { report } = await applyHost(plan, { signal, emit: (step) => steps.push(step) })
  // An invalid request is a bug of ours by definition, and so is its code.
  const isRefused = /^result refused$/m.test(Buffer.from(answer.subarray(0, usualLimit)).toString())
  if (!isRefused) refuseUnexpected(report.error)
  refuseRaw(renderReport({ hosts: [report] }, undefined, voice))
  refuseRaw(
    steps
      .slice(-100)
      .map((step) => renderProgress(step, voice))
      .join('\n'),
  )
  return report.error?.code
}

function expected(error: unknown): Failure {
  if (error instanceof Failure && error.code !== 'unexpected') return error
  throw error
}

function refuseUnexpected(error: FailureData | undefined): void {
  if (error?.code === 'unexpected') throw new Error(`neither facts nor a failure: ${error.message}`)
}

function refuseRaw(text: string): void {
  const raw = rawIn(text)
  if (raw.length > 0) throw new Error(`raw in what a person reads: ${raw.join(' ')}`)
}
