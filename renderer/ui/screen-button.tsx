import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { hrefOf, type ScreenId } from './route.ts'

interface ScreenButtonProps {
  readonly screen: ScreenId
  readonly variant?: 'default' | 'filled'
  readonly size?: 'compact-md' | 'sm'
  readonly children: ReactNode
}

/** Leads to another screen. */
export function ScreenButton({ screen, ...look }: ScreenButtonProps) {
  return <Button component="a" href={hrefOf(screen)} {...look} />
}
