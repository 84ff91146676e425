import type { Duplex } from 'node:stream'
import type { Client, ClientChannel } from 'ssh2'
import { Failure } from '../../../../shared/failure.ts'
import { makeNote } from '../../../../shared/note.ts'
import { listed } from '../../../../shared/words/param.ts'
import { createPatience, within } from '../../../limit.ts'
import { legacyAmong, offeredAlgorithms } from './algorithms.ts'
import type { Caller, Connection, HeldConnection } from './connection.ts'
import { type Keyring, type SshDeps, unattendedDeps } from './deps.ts'
import { dial, late } from './dial.ts'
import { keyType, shownKey } from './host-key.ts'
import { findIdentities } from './identities.ts'
import { judgeKey, type KnownHost, knownHostLine, knownKeyTypes } from './known-hosts.ts'
import { appendKnownHost, dropKnownHost, keeperOf, readKnownHosts } from './known-hosts-files.ts'
import { type LogIn, logIn } from './log-in.ts'
import { addressOf, type SshTarget, sshSeverities } from './target.ts'
import { createPersistence } from './turned-away.ts'

/**
 * Connects to a host, through other hosts if the target has jumps. Each host must show a known key.
 *
 * @throws Failure `ssh-host-key-unknown`, `ssh-handshake`, `ssh-turned-away`, `host-unreachable`, and what {@link logIn}
 *   throws.
 */
export async function connect(target: SshTarget, deps: SshDeps, caller: Caller): Promise<Connection> {
  const via = target.via && (await deps.jumps.take(target.via, deps, caller))
  try {
    return await connectFrom(via, target, caller.unattended ? unattendedDeps(deps) : deps, caller.signal)
  } catch (error) {
    via?.release()
    throw error
  }
}

async function connectFrom(
  via: HeldConnection | undefined,
  target: SshTarget,
  deps: SshDeps,
  signal: AbortSignal | undefined,
): Promise<Connection> {
  const { answerMs = 20_000, turnedAwayMs = 45_000 } = deps
  const persist = createPersistence(target, turnedAwayMs)
  const patience = createPatience(answerMs)
  // A person may be answering another host's question, so this waits only for the key.
  const keyring: Keyring = { open: (file, open) => patience.without(() => deps.keyring.open(file, open)) }
  const identities = await findIdentities(target.login, { ...deps, keyring }, signal)
  const accepted: Buffer[] = []
  for (let withLegacy = false; ; ) {
    const keeper = await keeperOf(target.hostKeys)
    const known = await readKnownHosts([...new Set([...target.hostKeys.files, keeper])])
    const types = knownKeyTypes(known, target.hostKeys.names)
    for (const key of accepted) types.add(keyType(key))
    const socket = await (via ? via.connection.forward(target, signal) : dial(target, answerMs, signal))
    if (!socket) {
      await persist(signal)
      continue
    }
    const how = await logIn(socket, target, {
      judge: async (key) => {
        const verdict = judgeKey(known, target.hostKeys.names, key)
        if (verdict.kind === 'unknown' && accepted.some((one) => one.equals(key))) return { kind: 'known' }
        return isReplaced(known, target, key, deps) ? { kind: 'unknown' } : verdict
      },
      algorithms: offeredAlgorithms(types, withLegacy),
      identities,
      patience,
      signal,
    })
    if (how.kind === 'ready') return openConnection(target, how, { socket, via, limitMs: answerMs })
    if (how.kind === 'turned-away') {
      await persist(signal)
    } else if (how.kind === 'unknown-key') {
      await welcome(target, { key: how.key, keeper }, deps, signal)
      accepted.push(how.key)
    } else if (withLegacy) {
      throw new Failure('ssh-handshake', { host: target.name, address: addressOf(target), detail: how.detail })
    } else {
      withLegacy = true
    }
  }
}

/**
 * The first contact with a host, or that with a key that was accepted in place of Mooring's earlier one. The connection is
 * already closed, so a person has time to compare.
 * @throws Failure `ssh-host-key-unknown`.
 */
async function welcome(
  target: SshTarget,
  { key, keeper }: { readonly key: Buffer; readonly keeper: string },
  deps: SshDeps,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { firstContact, names, hashed, otherwise } = target.hostKeys
  const offer = shownKey(target, key)
  const isKnownGood = firstContact === 'pin' || deps.isAccepted(offer)
  const isWelcome = isKnownGood || (await deps.acceptHostKey(offer, signal))
  if (signal?.aborted) throw new Failure('cancelled')
  if (!isWelcome) throw new Failure('ssh-host-key-unknown', offer)
  if (keeper === otherwise) await dropKnownHost(keeper, names.name)
  await appendKnownHost(keeper, knownHostLine(names.name, key, hashed))
}

/**
 * Whether a changed key takes the place of the earlier one: only where none but Mooring's own file has that, and where this very
 * key was accepted since.
 */
function isReplaced(known: readonly KnownHost[], target: SshTarget, key: Buffer, deps: SshDeps): boolean {
  const { names, otherwise } = target.hostKeys
  if (judgeKey(known, names, key).kind !== 'changed' || !deps.isAccepted(shownKey(target, key))) return false
  return (
    judgeKey(
      known.filter(({ file }) => file !== otherwise),
      names,
      key,
    ).kind === 'unknown'
  )
}

/** How long a server may take to disconnect before the connection is cut. */
const farewellMs = 1_000

interface Footing {
  readonly socket: Duplex
  readonly via: HeldConnection | undefined
  readonly limitMs: number
}

function openConnection(
  target: SshTarget,
  { client, negotiated }: Extract<LogIn, { kind: 'ready' }>,
  { socket, via, limitMs }: Footing,
): Connection {
  let open = true
  let farewell: NodeJS.Timeout | undefined
  client.on('close', () => {
    open = false
    clearTimeout(farewell)
    via?.release()
  })
  const outdated = legacyAmong(negotiated)
  const params = { host: target.name, algorithms: listed(outdated) }
  const legacyNotes = outdated.length > 0 ? [makeNote(sshSeverities, 'ssh-legacy-algorithms', params)] : []
  return {
    target,
    notes: [...(via?.connection.notes ?? []), ...legacyNotes],
    isOpen: () => open,
    exec: (command, signal) => {
      const refused = (detail: string): Failure => new Failure('ssh-exec-refused', { host: target.name, detail })
      const cut = new Failure('ssh-cut', { host: target.name, detail: { phrase: 'connection-closed' } })
      const channel = exec(client, command, (error) => (open ? refused(error.message) : cut))
      return within(channel, {
        milliseconds: limitMs,
        late: () => late(target, limitMs, 'step-starting-shell'),
        signal,
      })
    },
    forward: (next, signal) => {
      const channel = forward(client, next, target.name)
      return within(channel, { milliseconds: limitMs, late: () => late(next, limitMs, 'step-connecting'), signal })
    },
    end: () => {
      if (!open) return
      client.end()
      // The network may be gone, and the process would wait for it.
      farewell ??= setTimeout(() => socket.destroy(), farewellMs)
    },
  }
}

function exec(client: Client, command: string, explain: (error: Error) => Failure): Promise<ClientChannel> {
  return new Promise<ClientChannel>((resolve, reject) => {
    client.exec(command, (error, channel) => (error ? reject(error) : resolve(channel)))
  }).catch((error: Error) => {
    throw explain(error)
  })
}

function forward(client: Client, { name, host, port }: SshTarget, jump: string): Promise<Duplex> {
  return new Promise((resolve, reject) => {
    client.forwardOut('127.0.0.1', 0, host, port, (error, channel) => {
      if (!error) return resolve(channel)
      const detail = { phrase: 'from-host', params: { host: jump, detail: error.message } } as const
      reject(new Failure('host-unreachable', { host: name, detail }))
    })
  })
}
