import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import ts from 'typescript'
import { expect, it } from 'vitest'
import { sourceRoot } from '../support/source/compile.ts'

/**
 * Rooms whose names never meet in a file: the program and the page; and two ends of one thing, such as a verb's handler
 * and its command, an error's exit code and its words.
 */
const ends: readonly (readonly [RegExp, RegExp])[] = [
  [/^main\//, /^renderer\//],
  [/^main\/api\/handlers\//, /^main\/cli\/commands\//],
  [/^shared\/errors\//, /^shared\/words\/en\/errors\//],
]

/** Words of the screens, of the terminal and of its commands are called by what they are about, as that is itself. */
const words = /^shared\/words\/en\/(?:app|terminal|commands)\b/

/** The names that a module declares for others; what it only passes on is declared elsewhere. */
function exportsOf(path: string): string[] {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest)
  return source.statements.flatMap((statement) => {
    const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : []
    if (!modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return []
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.flatMap(({ name }) => nameOf(name))
    const isNamed =
      ts.isFunctionDeclaration(statement) ||
      ts.isClassDeclaration(statement) ||
      ts.isInterfaceDeclaration(statement) ||
      ts.isTypeAliasDeclaration(statement)
    return isNamed && statement.name ? [statement.name.text] : []
  })
}

function nameOf(name: ts.BindingName): string[] {
  return ts.isIdentifier(name) ? [name.text] : []
}

it('gives an exported name to one thing', () => {
  const places = new Map<string, string[]>()
  for (const folder of ['main', 'shared', 'renderer']) {
    for (const path of ts.sys.readDirectory(join(sourceRoot, folder), ['.ts', '.tsx'])) {
      const file = relative(sourceRoot, path)
      if (words.test(file)) continue
      for (const name of exportsOf(path)) places.set(name, [...(places.get(name) ?? []), file])
    }
  }
  const areEnds = (paths: readonly string[]): boolean =>
    paths.length === 2 && ends.some((pair) => pair.every((end) => paths.some((path) => end.test(path))))
  const twice = [...places].filter(([, paths]) => paths.length > 1 && !areEnds(paths))
  expect(Object.fromEntries(twice)).toEqual({})
})
