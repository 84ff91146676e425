import { boot2docker } from './boot2docker/index.ts'
import { browsers } from './browsers/index.ts'
import { docker } from './docker/index.ts'
import type { Driver } from './driver.ts'
import { java } from './java/index.ts'
import { systemStore } from './system-store/index.ts'

/** Every place that can hold trust. A new one is a folder beside this file and a line here. */
export const drivers: readonly Driver[] = [docker, boot2docker, systemStore, browsers, java]
