import { Failure } from '../../../../shared/failure.ts'
import type { Param } from '../../../../shared/words/param.ts'
import { shellWay } from '../../ways/shell.ts'
import { createSshShell } from '../../ways/ssh/ssh-shell.ts'
import type { Way } from '../../ways/way.ts'
import type { Source } from '../source.ts'
import { listMachines, machineConfigFile, readMachine } from './machine-config.ts'
import { machineTarget } from './machine-target.ts'

/**
 * docker-machine's machines.
 * @param pinsFile Mooring's known_hosts, for their keys.
 */
export function machineSource(pinsFile: string, env: NodeJS.ProcessEnv): Source {
  return async () =>
    (await listMachines(env)).map((name) => ({
      id: `machine:${name}`,
      source: 'docker-machine',
      label: `docker-machine ${name}`,
      machineConfig: machineConfigFile(env, name),
      open: (deps) => {
        const findTarget = async () => machineTarget(await readMachine(env, name), pinsFile, env)
        return orStopped(shellWay(createSshShell(findTarget, deps)), name)
      },
    }))
}

/** Nothing answers: then the machine is off. Its way says so, and how to start it. */
function orStopped(way: Way, machine: string): Way {
  const run: Way['run'] = (program, request, options) =>
    way.run(program, request, options).catch((error: unknown) => {
      const detail = silence(error)
      throw detail === undefined ? error : new Failure('machine-stopped', { machine, detail }, { cause: error })
    })
  return { ...way, run }
}

/** How it shows that nothing answers; undefined where that is not what went wrong. */
function silence(error: unknown): Param | undefined {
  if (!(error instanceof Failure)) return undefined
  const { code, params } = error
  if (code === 'ssh-timeout') return { phrase: 'no-answer-within', params }
  return code === 'host-unreachable' ? params['detail'] : undefined
}
