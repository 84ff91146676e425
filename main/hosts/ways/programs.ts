import parts from '../../../assets/host/parts.json'

const texts = import.meta.glob<string>('../../../assets/host/*/*.sh', { query: '?raw', import: 'default', eager: true })

/** Surveys a host; never writes. `encodeSurveyRequest` makes its request. */
export const surveyProgram = programOf(parts.survey)

/** Changes a host, undoes changes, asks its engines. `encodeApplyRequest` makes its request. */
export const applyProgram = programOf(parts.apply)

/** Its parts in order, without comments and indentation, which are half of the text. */
function programOf(names: readonly string[]): string {
  const text = names.map((name) => texts[`../../../assets/host/${name}.sh`]).join('')
  return text.replace(/^\s*#.*\n/gm, '').replace(/^[ \n]+/gm, '')
}
