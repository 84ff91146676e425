import { addressedIn } from '../../../shared/addressed.ts'
import type { Confidence, Explanation } from '../../../shared/model/explanation.ts'
import { type CauseCode, isTrustCause, type ProgramCode } from '../../../shared/words/en/causes.ts'
import { english } from '../../../shared/words/language.ts'
import { causeWords } from '../../../shared/words/say.ts'
import { linesOf } from './lines.ts'
import { programOf } from './program.ts'
import { rows } from './rows.ts'

/** Causes that a text does not tell apart from the one that it names, by the program that read the certificate. */
const behind: Partial<Record<CauseCode, readonly CauseCode[]>> = {
  'issuer-unknown': ['intermediate-missing', 'intercepted'],
  'root-unknown': ['intercepted'],
  'certificate-refused': ['issuer-unknown'],
  expired: ['clock-wrong'],
  'not-yet-valid': ['clock-wrong'],
  'handshake-refused': ['client-certificate-required'],
}
const behindDocker: readonly CauseCode[] = ['directory-misnamed', 'store-not-read-again']
/** Programs that read Docker's directory, or pass its errors on. */
const readsCertsD: ReadonlySet<ProgramCode> = new Set(['docker', 'builder', 'podman', 'kubernetes', 'containerd', 'go'])
const unknownIssuers: ReadonlySet<CauseCode> = new Set(['issuer-unknown', 'root-unknown', 'self-signed'])

/** These texts say too little for their causes to be more than likely. */
const vague: ReadonlySet<CauseCode> = new Set([
  'certificate-refused',
  'handshake-refused',
  'pull-event',
  'file-missing',
])

/** A line that a row fits, and the row's place in the table: the earlier, the more it says. */
interface Found {
  readonly rank: number
  readonly code: CauseCode
  readonly line: string
}

/**
 * What an error text of any program means, by its words alone: nothing is asked of any host.
 *
 * @param text as pasted, of any length; of a log, the line counts that says most.
 */
export function explainText(text: string): Explanation {
  const lines = linesOf(text)
  const found = lines.flatMap(readLine).toSorted((one, other) => one.rank - other.rank)
  const [first] = found
  const { registry, url } = addressedIn(first ? [first.line, ...lines] : lines)
  const program = programOf(lines)
  const rest = { ...(program && { program }), ...(registry && { registry }), ...(url && { url }) }
  if (!first) return { known: false, about: 'unknown', causes: [], ...rest }
  const isTrust = isTrustCause(first.code)
  const said = [...new Set(found.map(({ code }) => code))].filter((code) => isTrustCause(code) === isTrust)
  const possible = possibleCauses(first.code, program).filter((code) => !said.includes(code))
  // What is refused at another address is the certificate there.
  const address = url === undefined ? registry : new URL(url).host
  const params = { registry: address ?? ({ phrase: 'the-registry' } as const) }
  const causes = [...said, ...possible].map((code, place) => {
    const confidence: Confidence =
      place >= said.length ? 'possible' : place > 0 || vague.has(code) ? 'likely' : 'certain'
    return { code, confidence, params, ...causeWords(english, { code, params }) }
  })
  return { known: true, about: isTrust ? 'trust' : 'other', causes, ...rest, line: first.line }
}

function readLine(line: string): Found[] {
  const rank = rows.findIndex(([words]) => words.test(line))
  const row = rows[rank]
  return row ? [{ rank, code: row[1], line }] : []
}

function possibleCauses(code: CauseCode, program: ProgramCode | undefined): readonly CauseCode[] {
  const others = behind[code] ?? []
  if (!unknownIssuers.has(code)) return others
  return program === undefined || readsCertsD.has(program) ? [...behindDocker, ...others] : ['other-store', ...others]
}
