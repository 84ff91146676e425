import apply from '../../../assets/host/apply.sh?raw'
import common from '../../../assets/host/common.sh?raw'
import survey from '../../../assets/host/survey.sh?raw'

/** Looks at a host; never writes. Reads what {@link encodeSurveyRequest} makes. */
export const surveyProgram = common + survey

/** Changes a host, takes changes back, asks its engines. Reads what {@link encodeApplyRequest} makes. */
export const applyProgram = common + apply
