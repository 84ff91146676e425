import { Failure } from '../../../../shared/failure.ts'
import type { Param } from '../../../../shared/words/param.ts'
import type { Way } from '../../ways/way.ts'
import type { AddressDeps } from '../address.ts'
import type { Source } from '../source.ts'
import { listMachines, machineConfigFile, readMachine } from './machine-config.ts'
import { machineTarget } from './machine-target.ts'

/** The machines of docker-machine. */
export function machineSource({ env, ssh, pinsFile }: AddressDeps): Source {
  return async () =>
    (await listMachines(env)).map((name) => ({
      id: `machine:${name}`,
      source: 'docker-machine',
      label: `docker-machine ${name}`,
      machineConfig: machineConfigFile(env, name),
      open: (deps) => {
        const findTarget = async () => machineTarget(await readMachine(env, name), pinsFile, env)
        return orStopped(ssh.open(findTarget, deps), name)
      },
    }))
}

/** If nothing answers, the machine is off: turns that failure into `machine-stopped`. */
function orStopped(way: Way, machine: string): Way {
  const run: Way['run'] = (program, request, options) =>
    way.run(program, request, options).catch((error: unknown) => {
      const detail = silence(error)
      throw detail === undefined ? error : new Failure('machine-stopped', { machine, detail }, { cause: error })
    })
  return { ...way, run }
}

/** The detail of a failure that means no answer; undefined for other failures. */
function silence(error: unknown): Param | undefined {
  if (!(error instanceof Failure)) return undefined
  const { code, params } = error
  if (code === 'ssh-timeout') return { phrase: 'no-answer-within', params }
  return code === 'host-unreachable' ? params['detail'] : undefined
}
