import parts from '../../../assets/host/parts.json'

const texts = import.meta.glob<string>('../../../assets/host/*/*.sh', { query: '?raw', import: 'default', eager: true })

/** Looks at a host; never writes. Its request is made by `encodeSurveyRequest`. */
export const surveyProgram = programOf(parts.survey)

/** Changes a host, takes changes back, asks its engines. Its request is made by `encodeApplyRequest`. */
export const applyProgram = programOf(parts.apply)

/** Its parts one after another, without what only people read, half of the text: hosts take a program byte by byte. */
function programOf(names: readonly string[]): string {
  const text = names.map((name) => texts[`../../../assets/host/${name}.sh`]).join('')
  return text.replace(/^\s*#.*\n/gm, '').replace(/^[ \n]+/gm, '')
}
