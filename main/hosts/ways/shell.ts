import { createHash } from 'node:crypto'
import { Failure, failureOn } from '../../../shared/failure.ts'
import type { Phrase } from '../../../shared/words/param.ts'
import type { Conversation } from '../conversation.ts'
import { type Elevation, otherPrograms, type RootShell, refusal, wantsTerminal } from '../root/elevation.ts'
import { hold } from './hold.ts'
import { applyProgram, surveyProgram } from './programs.ts'
import type { ProgramName, RunOptions, RunResult, Way } from './way.ts'

/**
 * A host that can run `sh`. The script and then the request go through standard input, which stays open until the
 * script prints its `result` line: end of input means that the caller is gone.
 */
export interface ScriptRunner extends Pick<Way, 'notes' | 'close'> {
  /** @throws Failure where the shell could not be started, or root rights were not given. */
  readonly run: (script: string, request: Uint8Array, options: RunOptions) => Promise<RunResult>
}

const scripts: Readonly<Record<ProgramName, string>> = { survey: surveyProgram, apply: applyProgram }

/** The way to a host that has a shell: its programs are scripts. */
export function shellWay(shell: ScriptRunner): Way {
  return { ...shell, run: (program, request, options) => shell.run(scripts[program], request, options) }
}

/** How to run one script. */
export interface ScriptStart {
  /** The host, for messages. */
  readonly host: string
  /** The shell's command without root rights. */
  readonly shell: string
  /** Undefined if they are not needed, or if the login user is root. */
  readonly elevation: Elevation | undefined
  /** Starts a command: a list of words without single quotes, `!` and `\`. */
  readonly start: (words: readonly string[]) => Promise<Conversation>
}

/** Runs a script, as root if there is an elevation. */
export async function runScript(
  script: string,
  request: Uint8Array,
  options: RunOptions,
  { host, shell, elevation, start }: ScriptStart,
): Promise<RunResult> {
  const text = Buffer.from(script)
  const { words, input } = launch(text, request, shell, elevation)
  const conversation = await start(words)
  const dialogue = elevation && 'shell' in elevation ? elevation.dialogue : undefined
  await dialogue?.see(conversation, options)
  const waitsForPerson = elevation !== undefined && !dialogue
  const result = await hold(conversation, input, { ...options, waitsForPerson }).catch((error: unknown) => {
    throw failureOn(host, error)
  })
  const lack = lackIn(result)
  if (lack) throw new Failure('host-lacks', { host, lack })
  if (elevation && !dialogue && !hasBegun(result)) {
    if (options.signal?.aborted) throw new Failure('cancelled')
    throw notRun(host, elevation, result)
  }
  return { ...result, stdout: fromGreeting(result.stdout) }
}

/** The command, and what goes to its standard input. */
function launch(
  script: Buffer,
  request: Uint8Array,
  shell: string,
  elevation: Elevation | undefined,
): { readonly words: readonly string[]; readonly input: Uint8Array } {
  if (elevation && 'installed' in elevation) {
    return { words: [...elevation.installed, createHash('sha256').update(script).digest('hex')], input: request }
  }
  const words = elevation ? rootWords(elevation, script.length) : [shell, '-c', shellCommand(script.length)]
  return { words, input: Buffer.concat([script, request]) }
}

function notRun(host: string, elevation: Elevation, { stderr, exitCode }: RunResult): Failure {
  if ('installed' in elevation && exitCode === otherPrograms) return new Failure('programs-outdated', { host })
  const detail = refusal(stderr, exitCode)
  if (wantsTerminal(stderr)) return new Failure('sudo-wants-terminal', { host, detail })
  // sudo says why, and ends with 1 (sudo(8), exit value).
  const isUnasked = 'shell' in elevation && elevation.asksNobody && exitCode === 1 && typeof detail === 'string'
  return new Failure(isUnasked ? 'elevation-unasked' : 'elevation-refused', { host, detail })
}

/**
 * Every host program first prints a greeting: its name, and the version of what it says. A host's own name may begin like that, so
 * all of it counts.
 */
const greeting = /mooring-[a-z]+ 1[\0\n]/

/** Without a greeting, something in front of the program prevented it from running. */
function hasBegun({ stdout }: RunResult): boolean {
  return greeting.test(Buffer.from(stdout).toString('latin1'))
}

/** Login scripts, and commands in front of a shell, may print something first. */
function fromGreeting(stdout: Uint8Array): Uint8Array {
  const at = Buffer.from(stdout.buffer, stdout.byteOffset, stdout.byteLength).toString('latin1').search(greeting)
  return at > 0 ? stdout.subarray(at) : stdout
}

/** The last line of a program that can't work on its host: what it needs there, see assets/host/common/common.sh. */
const lacking = /(?:^|\n)mooring-lacks ([a-z0-9/]{1,32})\n$/

function lackIn({ stdout }: RunResult): Phrase | undefined {
  const lack = lacking.exec(Buffer.from(stdout).toString('latin1'))?.[1]
  if (lack === 'files') return { phrase: 'lacks-files', params: { count: enoughFiles } }
  if (lack === '/proc') return { phrase: 'lacks-proc' }
  return lack === undefined ? undefined : { phrase: 'lacks-tool', params: { tool: lack } }
}

/**
 * Files that a program may have open at once: with fewer than 13, dash and busybox leave out what they can't redirect, and
 * say nothing.
 */
const enoughFiles = 32

/**
 * Prints the next $n bytes of standard input, and leaves the rest there. Each `dd` reads once: as much as has come, at most what is
 * left. The locale C has `${#…}` count bytes.
 */
const take = [
  'LC_ALL=C',
  'while [ $n -gt 0 ]',
  'do p=$(dd bs=$n count=1 2>/dev/null; echo .)',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the shell's
  'p=${p%.}',
  '[ "$p" ] || break',
  'printf %s "$p"',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the shell's
  'n=$((n - ${#p}))',
  'done',
].join('; ')

/**
 * The command that runs a script: constant except for a number. It takes exactly the script's bytes, so that the request stays for
 * the script. Without enough files the shell redirects nothing, so they come first.
 */
export function shellCommand(scriptBytes: number): string {
  const run = `if command -v dd >/dev/null; then eval "$(n=${scriptBytes}; ${take})"; else ${lacks('dd')}; fi`
  return `case $(ulimit -n) in ? | [12]? | 3[01]) ${lacks('files')} ;; *) ${run} ;; esac`
}

function lacks(what: string): string {
  return `echo mooring-lacks ${what}`
}

/** Root's PATH: directories owned by root on every system, with those of snaps and NixOS. */
const rootPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/snap/bin:/run/current-system/sw/bin'

/** The same for root rights by elevation: sudo may keep the user's own PATH (sudoers(5), secure_path). */
function rootWords({ shell, dialogue }: RootShell, scriptBytes: number): string[] {
  const first = dialogue ? `${dialogue.ready}; ` : ''
  return [...shell, '-c', `${first}PATH=${rootPath}; export PATH; ${shellCommand(scriptBytes)}`]
}
