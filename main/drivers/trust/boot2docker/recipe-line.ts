/*
 * The line of Docker's old instructions in a boot script, which has all of server.pem trusted. Only what it certainly is counts: a
 * whole command of its own, outside of any block, since a script without a line of another kind may not run any more.
 */

const recipe =
  /^(?:sudo )?cat \/var\/lib\/boot2docker\/server\.pem *(?:>>|\| *(?:sudo )?tee -a) *\/etc\/ssl\/certs\/ca-certificates\.crt(?: *>\/dev\/null)?[ ;]*(?:#.*)?\r?$/
/** After such a line the next one is not a command of its own, or the only one of a block. */
const opening = /(?:\\|\||&&|\{|\(|\b(?:then|do|else))\s*$/

/** A script without these lines; all others stay byte for byte. */
export function withoutRecipe(script: string): string {
  const lines = script.split(/(?<=\n)/)
  if (lines.some((line) => /<<(?!<)/.test(line))) return script
  return lines
    .filter((line, index) => {
      const before = lines.slice(0, index).findLast((each) => each.trim() !== '' && !/^\s*#/.test(each)) ?? ''
      return !recipe.test(line.replace(/\n$/, '')) || opening.test(before)
    })
    .join('')
}
