import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import parts from '../../assets/host/parts.json'
import { type ShellName, shellNames } from '../support/host-programs/shell-names.ts'

const assets = join(import.meta.dirname, '../../assets/host')
const every = [...new Set([...parts.survey, ...parts.apply])]
const folders = [...new Set(every.map((part) => part.split('/')[0] ?? ''))]
const textOf = (part: string): Promise<string> => readFile(join(assets, `${part}.sh`), 'utf8')

/** Each line of a folder's tables in GLOBALS.md: a name, and where it comes from. */
async function described(folder: string): Promise<string[]> {
  const chapters = (await readFile(join(assets, 'GLOBALS.md'), 'utf8')).split('\n## ')
  const chapter = chapters.find((text) => text.startsWith(folder)) ?? ''
  const lines = chapter.split('\n').filter((line) => line.startsWith('| ') && !/^\| (?:variable|function) /.test(line))
  return lines.map((line) => {
    const [, name, from, meaning] = line.split(/ ?(?<!\\)\| ?/)
    expect(meaning, name).toMatch(/\w/)
    return `${name}: ${from}`
  })
}

describe('the names of the host programs', () => {
  test.each(folders)('are described, and where they come from, and no others: %s', async (folder) => {
    const setBy = new Map<string, Set<string>>()
    const definedIn: string[] = []
    for (const part of every.filter((each) => each.startsWith(`${folder}/`))) {
      for (const { kind, name, within } of shellNames(await textOf(part))) {
        if (kind === 'function') definedIn.push(`${name}: ${part.slice(folder.length + 1)}`)
        else setBy.set(name, (setBy.get(name) ?? new Set()).add(within || '–'))
      }
    }
    const variables = [...setBy].map(([name, functions]) => `${name}: ${[...functions].sort().join(' ')}`)
    expect(await described(folder)).toEqual([...variables.sort(), ...definedIn.sort()])
  })

  test('are never both a function’s and a variable’s, and no function is defined twice in a program', async () => {
    const names = (await Promise.all(every.map(textOf))).flatMap(shellNames)
    const variables = new Set(names.filter(isVariable).map(({ name }) => name))
    expect(names.filter((name) => !isVariable(name) && variables.has(name.name))).toEqual([])
    for (const program of [parts.survey, parts.apply]) {
      const functions = (await Promise.all(program.map(textOf))).flatMap(shellNames).filter((name) => !isVariable(name))
      expect(new Set(functions.map(({ name }) => name)).size).toBe(functions.length)
    }
  })

  test('are found wherever shell text gives one', () => {
    const text = `a=1 b="$(c=2; echo "\${x:-$(d=3)}")" command e=4 # f=5
main() {
  for g in h=1 i; do read -r j _ k <"$l"; done
  case $m in n=1 | o) p='q=1
r=1' s=$((t = 1)) ;; esac
  { [ u = 1 ] && ! v=1; } | while IFS=: read -r w; do (y=1); done
}
set -- "z=1"; A=`
    const found = shellNames(text)
    const named = (kind: ShellName['kind'], within: string): string =>
      found.flatMap((each) => (each.kind === kind && each.within === within ? [each.name] : [])).join(' ')
    expect(named('variable', '')).toBe('a c d b A')
    expect(named('function', '')).toBe('main')
    expect(named('variable', 'main')).toBe('g j k p s v IFS w y')
  })
})

function isVariable({ kind }: ShellName): boolean {
  return kind === 'variable'
}
