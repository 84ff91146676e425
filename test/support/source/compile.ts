import { join, relative } from 'node:path'
import ts from 'typescript'

/** The repository. */
export const sourceRoot = join(import.meta.dirname, '../../..')

/**
 * The files of the product that do not compile, sorted by name.
 * @param root the repository, or a copy of it.
 * @param changed replacement texts of files, by their paths below the root.
 * @param folders the folders to check; their imports are read but not checked.
 * @param about which of the files to check, by a word in their text.
 */
export function failingFiles(
  root: string,
  changed: Readonly<Record<string, string>>,
  folders: readonly string[],
  about: RegExp,
): string[] {
  const options = optionsIn(root)
  const host = ts.createCompilerHost(options)
  const instead = new Map(Object.entries(changed).map(([path, text]) => [join(root, path), text]))
  const readFile = host.readFile.bind(host)
  host.readFile = (path) => instead.get(path) ?? readFile(path)
  const files = folders.flatMap((folder) => ts.sys.readDirectory(join(root, folder), ['.ts', '.tsx']))
  const program = ts.createProgram(files, options, host)
  const checked = files.flatMap((file) => program.getSourceFile(file) ?? []).filter(({ text }) => about.test(text))
  return checked
    .filter((file) => program.getSemanticDiagnostics(file).length > 0)
    .map(({ fileName }) => relative(root, fileName))
    .sort()
}

/** The page's compiler options with Node's types, so that all rooms fit into one program. */
function optionsIn(root: string): ts.CompilerOptions {
  const read = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => {} }
  const config = ts.getParsedCommandLineOfConfigFile(join(root, 'renderer/tsconfig.json'), {}, read)
  if (!config) throw new Error('renderer/tsconfig.json cannot be read')
  const { types = [] } = config.options
  const whole = { types: [...types, 'node'], rootDir: root, noEmit: true }
  return { ...config.options, ...whole, composite: false, declaration: false, emitDeclarationOnly: false }
}
