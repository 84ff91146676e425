import { certificateScenes } from './certificate.ts'
import { outcomeScenes } from './outcomes.ts'
import { registryScenes } from './registry.ts'
import { remoteScenes } from './remote.ts'
import { screenScenes } from './screens.ts'
import { stepScenes } from './steps.ts'

/** Every state of the application that is worth looking at, by name. */
export const scenes = Object.entries({
  ...registryScenes,
  ...certificateScenes,
  ...stepScenes,
  ...outcomeScenes,
  ...screenScenes,
  ...remoteScenes,
})
