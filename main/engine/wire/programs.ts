import apply from '../../../assets/host/apply.sh?raw'
import change from '../../../assets/host/change.sh?raw'
import common from '../../../assets/host/common.sh?raw'
import engine from '../../../assets/host/engine.sh?raw'
import journal from '../../../assets/host/journal.sh?raw'
import survey from '../../../assets/host/survey.sh?raw'

/** Looks at a host; never writes. Its request is made by `encodeSurveyRequest`. */
export const surveyProgram = lean(common + survey)

/** Changes a host, takes changes back, asks its engines. Its request is made by `encodeApplyRequest`. */
export const applyProgram = lean(common + journal + change + engine + apply)

/** Without what only people read, half of the text: hosts take a program byte by byte. */
function lean(text: string): string {
  return text.replace(/^\s*#.*\n/gm, '').replace(/^[ \n]+/gm, '')
}
