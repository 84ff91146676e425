import { createContext, useContext } from 'react'

const CoveredContext = createContext(false)

/** Tells the dialogs below it whether another one lies over them. */
export const CoveredProvider = CoveredContext.Provider

/** Whether another dialog lies over this one: then a key pressed there is not for this one. */
export function useIsCovered(): boolean {
  return useContext(CoveredContext)
}
