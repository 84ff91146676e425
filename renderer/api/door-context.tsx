import { createContext, useContext } from 'react'
import type { Call } from '../../shared/api/client.ts'
import type { VerbOutput } from '../../shared/api/contract.ts'
import { Failure } from '../../shared/failure.ts'
import { failed } from './answer.ts'

const DoorContext = createContext<Call>(async () => failed(new Failure('door-lost')))

/** Gives the screens below it their way to the engine. */
export const DoorProvider = DoorContext.Provider

/** The way to the engine. */
export function useCall(): Call {
  return useContext(DoorContext)
}

type AppInfo = VerbOutput<'app.info'>

const AppInfoContext = createContext<AppInfo>({ version: '', door: 'web', files: 'path', language: '' })

export const AppInfoProvider = AppInfoContext.Provider

/** The program of this page, and how its door chooses files. */
export function useAppInfo(): AppInfo {
  return useContext(AppInfoContext)
}
