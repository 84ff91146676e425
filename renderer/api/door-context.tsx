import { createContext, useContext } from 'react'
import type { Call } from '../../shared/api/client.ts'
import { Failure } from '../../shared/failure.ts'
import { failed } from './answer.ts'

const DoorContext = createContext<Call>(async () => failed(new Failure('door-lost')))

/** Gives the screens below it their way to the engine. */
export const DoorProvider = DoorContext.Provider

/** The way to the engine. */
export function useCall(): Call {
  return useContext(DoorContext)
}
