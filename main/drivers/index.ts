import type { Driver } from './driver.ts'
import { boot2docker } from './trust/boot2docker/index.ts'
import { browsers } from './trust/browsers/index.ts'
import { docker } from './trust/docker/index.ts'
import { java } from './trust/java/index.ts'
import { systemStore } from './trust/system-store/index.ts'

/** Every place that can hold trust. A new one is a folder beside this file and a line here. */
export const drivers: readonly Driver[] = [docker, boot2docker, systemStore, browsers, java]
