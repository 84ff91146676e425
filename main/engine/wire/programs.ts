import apply from '../../../assets/host/apply.sh?raw'
import change from '../../../assets/host/change.sh?raw'
import common from '../../../assets/host/common.sh?raw'
import engine from '../../../assets/host/engine.sh?raw'
import journal from '../../../assets/host/journal.sh?raw'
import survey from '../../../assets/host/survey.sh?raw'

/** Looks at a host; never writes. Its request is made by `encodeSurveyRequest`. */
export const surveyProgram = common + survey

/** Changes a host, takes changes back, asks its engines. Its request is made by `encodeApplyRequest`. */
export const applyProgram = common + journal + change + engine + apply
