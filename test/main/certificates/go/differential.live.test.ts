import { afterAll, expect, it } from 'vitest'
import { acceptServer, parseGoChain } from '../../../../main/certificates/go/accept-server.ts'
import { todaysDocker } from '../../../../main/certificates/go/go-rules.ts'
import { isError } from '../../../../main/certificates/judge/findings.ts'
import { judgeChain } from '../../../../main/certificates/judge/judge-chain.ts'
import type { Chain } from '../../../../main/certificates/judge/paths.ts'
import { trialOf } from '../../../../main/certificates/judge/trial.ts'
import { type ParsedCertificate, parseCertificate } from '../../../../main/certificates/read/parse-certificate.ts'
import { type ChainCase, generateCase } from '../../../support/go/chains/generate.ts'
import { makeKeys } from '../../../support/go/chains/keys.ts'
import { goCommands, openOracle } from '../../../support/go/oracle.ts'

const count = Number(process.env['MOORING_CHAINS'] ?? 3000)
const seed = Number(process.env['MOORING_CHAIN_SEED'] ?? 1)
/** At once: a million chains do not fit in memory. */
const batch = 1000
/** Judging a chain for people takes longer than deciding about it. */
const everyJudged = 10

/** A million take hours. Milliseconds. */
const longest = 36_000_000

const keys = makeKeys()
const commands = await goCommands()
const opened: { readonly remove: () => Promise<void> }[] = []
afterAll(async () => {
  await Promise.all(opened.map(({ remove }) => remove()))
})

function* batches(): Generator<ChainCase[]> {
  for (let from = seed; from < seed + count; from += batch) {
    const length = Math.min(batch, seed + count - from)
    yield Array.from({ length }, (_, index) => generateCase(from + index, keys))
  }
}

/** What a verdict comes to, in Go's words or in Mooring's. */
type Kind = 'fine' | 'ends the handshake' | 'refused'

const kindOfWords = (words: string): Kind => {
  if (words === 'fine') return 'fine'
  return /^(?:parse|key)/.test(words) ? 'ends the handshake' : 'refused'
}

const named = commands.length === 0 ? ['go'] : commands

it.for(named)(
  `${count} generated chains are to Mooring what they are to %s`,
  { timeout: longest },
  async (go, { skip }) => {
    skip(commands.length === 0, 'golang-go is not installed')
    const oracle = await openOracle(go)
    opened.push(oracle)
    const tally = new Map<string, number>()
    const wrong: unknown[] = []
    for (const cases of batches()) {
      const told = await oracle.judge(cases)
      for (const [index, { seed, chain, anchors, host, now }] of cases.entries()) {
        const answer = acceptServer(parseGoChain(chain, oracle.rules), anchors, host, now)
        const mine: Kind = answer.paths ? 'fine' : answer.refusal ? 'refused' : 'ends the handshake'
        const words = told[index] ?? 'nothing'
        tally.set(mine, (tally.get(mine) ?? 0) + 1)
        if (mine !== kindOfWords(words)) wrong.push({ seed, mine: answer.refusal?.reason ?? mine, words })
      }
    }
    process.stdout.write(
      `chains, ${oracle.version}, seed ${seed}: ${[...tally].map((one) => one.reverse().join(' ')).join(', ')}\n`,
    )
    expect(wrong.slice(0, 5)).toEqual([])
    // A generator of rubbish would find nothing.
    expect(tally.get('fine') ?? 0).toBeGreaterThan(count / 8)
  },
)

it(
  `every ${everyJudged}th of them has an error for people exactly where Docker refuses it`,
  () => {
    const wrong: unknown[] = []
    let judged = 0
    for (const cases of batches()) {
      for (const one of cases.filter(({ seed }) => seed % everyJudged === 0)) {
        const chain = whole(one.chain.map(read))
        if (!chain) {
          // What can't be read ends the look at a registry; Docker must not accept it.
          if (acceptServer(parseGoChain(one.chain), one.anchors, one.host, one.now).paths)
            wrong.push({ ...one, read: false })
          continue
        }
        judged += 1
        const { observations, anchorCertificate } = judgeChain(chain, one.host, one.now, {})
        const answer = trialOf(chain, one.host, one.now, todaysDocker).ask([anchorCertificate])
        if ((answer.paths === undefined) !== observations.some(isError)) wrong.push({ seed: one.seed, observations })
        const isOneFine = chain.some((anchor) => trialOf(chain, one.host, one.now, todaysDocker).ask([anchor]).paths)
        if (isOneFine && !answer.paths) wrong.push({ seed: one.seed, anchor: 'another one would do' })
      }
    }
    expect(wrong).toEqual([])
    expect(judged).toBeGreaterThan(count / everyJudged / 2)
  },
  longest,
)

function read(der: Buffer): ParsedCertificate | undefined {
  try {
    return parseCertificate(der)
  } catch {
    return undefined
  }
}

/** Undefined where one of them could not be read. */
function whole(chain: readonly (ParsedCertificate | undefined)[]): Chain | undefined {
  const [leaf, ...others] = chain.filter((one) => one !== undefined)
  return leaf && others.length === chain.length - 1 ? [leaf, ...others] : undefined
}
