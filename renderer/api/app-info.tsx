import { createContext, useContext } from 'react'
import type { VerbOutput } from '../../shared/api/contract.ts'

/** What program this page belongs to. */
type AppInfo = VerbOutput<'app.info'>

const AppInfoContext = createContext<AppInfo>({ version: '', door: 'web', files: 'path', language: '' })

export const AppInfoProvider = AppInfoContext.Provider

/** What program this page belongs to, and how its door chooses files. */
export function useAppInfo(): AppInfo {
  return useContext(AppInfoContext)
}
