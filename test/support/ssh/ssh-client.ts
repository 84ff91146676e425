import { join } from 'node:path'
import type { ScriptRunner } from '../../../main/hosts/ways/shell.ts'
import { createKeyring, type SshDeps } from '../../../main/hosts/ways/ssh/deps.ts'
import { createJumps } from '../../../main/hosts/ways/ssh/jumps.ts'
import { knownNames } from '../../../main/hosts/ways/ssh/known-hosts.ts'
import type { SshTarget } from '../../../main/hosts/ways/ssh/target.ts'
import type { UnaskedQuestion } from '../../../shared/model/question.ts'

/** A person's answers; without one, nobody answers. */
export interface Person {
  readonly answer?: (question: UnaskedQuestion) => string | undefined
  readonly accepts?: boolean
  /** Fingerprints that were accepted before. */
  readonly accepted?: readonly string[]
}

/** Dependencies that record the questions. */
export function sshDeps({
  answer = () => undefined,
  accepts = false,
  accepted = [],
}: Person = {}): SshDeps & { asked: string[] } {
  const asked: string[] = []
  return {
    asked,
    keyring: createKeyring(),
    jumps: createJumps(),
    ask: async (question) => {
      asked.push(`${question.kind} ${question.attempt}`)
      return answer(question)
    },
    isAccepted: ({ fingerprint }) => accepted.includes(fingerprint),
    acceptHostKey: async ({ type, fingerprint }) => {
      asked.push(`host key ${type} ${fingerprint}`)
      return accepts
    },
  }
}

type Overrides = Partial<Omit<SshTarget, 'hostKeys' | 'login'>> & {
  readonly hostKeys?: Partial<SshTarget['hostKeys']>
  readonly login?: Partial<SshTarget['login']>
}

/** The target of a server on 127.0.0.1, as `captain` with the key in a directory. */
export function sshTarget(directory: string, port: number, { hostKeys, login, ...rest }: Overrides = {}): SshTarget {
  const knownHosts = join(directory, 'known_hosts')
  return {
    name: 'ship',
    host: '127.0.0.1',
    port,
    user: 'captain',
    hostKeys: {
      names: knownNames('127.0.0.1', port),
      files: [knownHosts],
      writeTo: knownHosts,
      otherwise: join(directory, 'pins'),
      hashed: false,
      firstContact: 'ask',
      ...hostKeys,
    },
    login: { files: [join(directory, 'id_ed25519')], onlyFiles: false, agent: undefined, ...login },
    ...rest,
  }
}

/** A host program: prints its greeting, its user and its input, then ends. */
export const echoProgram = `
printf 'mooring-echo 1\\n'
read -r request
printf 'user %s\\nrequest %s\\nresult done\\n' "$(id -un)" "$request"
`

/** Runs {@link echoProgram}: who it ran as and what it was sent. */
export async function echo(shell: ScriptRunner, request = 'ahoy', privileged = false): Promise<string> {
  const bytes = Buffer.from(`${request}\n`)
  const { stdout, exitCode } = await shell.run(echoProgram, bytes, { privileged, timeoutMs: 60_000 })
  const [greeting, user, said, result] = Buffer.from(stdout).toString().split('\n')
  if (greeting !== 'mooring-echo 1' || result !== 'result done') throw new Error(`exit ${exitCode}: ${stdout}`)
  return `${user?.replace('user ', '')}: ${said?.replace('request ', '')}`
}
