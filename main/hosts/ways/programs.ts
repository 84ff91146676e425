import apply from '../../../assets/host/apply.sh?raw'
import boot2docker from '../../../assets/host/boot2docker.sh?raw'
import change from '../../../assets/host/change.sh?raw'
import clients from '../../../assets/host/clients.sh?raw'
import common from '../../../assets/host/common.sh?raw'
import docker from '../../../assets/host/docker.sh?raw'
import engine from '../../../assets/host/engine.sh?raw'
import file from '../../../assets/host/file.sh?raw'
import follow from '../../../assets/host/follow.sh?raw'
import journal from '../../../assets/host/journal.sh?raw'
import probe from '../../../assets/host/probe.sh?raw'
import refresh from '../../../assets/host/refresh.sh?raw'
import restart from '../../../assets/host/restart.sh?raw'
import service from '../../../assets/host/service.sh?raw'
import store from '../../../assets/host/store.sh?raw'
import survey from '../../../assets/host/survey.sh?raw'
import undo from '../../../assets/host/undo.sh?raw'

/** Looks at a host; never writes. Its request is made by `encodeSurveyRequest`. */
export const surveyProgram = lean(common + docker + file + service + engine + store + clients + survey)

/** Changes a host, takes changes back, asks its engines. Its request is made by `encodeApplyRequest`. */
export const applyProgram = lean(
  common + docker + journal + change + undo + refresh + follow + restart + boot2docker + probe + apply,
)

/** Without what only people read, half of the text: hosts take a program byte by byte. */
function lean(text: string): string {
  return text.replace(/^\s*#.*\n/gm, '').replace(/^[ \n]+/gm, '')
}
