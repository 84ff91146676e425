import { Modal } from '@mantine/core'
import { createContext, type ReactNode, useContext, useEffect, useRef } from 'react'
import { useWords } from '../../words/language.tsx'
import { useReturnFocus } from '../focus.ts'
import classes from './dialog.module.css'

const CoveredContext = createContext(false)

/** Tells the dialogs below it whether another one lies over them: then a key pressed there is not for them. */
export const CoveredProvider = CoveredContext.Provider

interface DialogProps {
  readonly title: ReactNode
  readonly size?: 'md' | 'lg' | 'xl'
  /** Something runs that must not be lost sight of. */
  readonly locked?: boolean
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A dialog, open as long as it is there. Leaves by its cross and by Escape, not by a press beside it. */
export function Dialog({ title, size = 'xl', locked = false, onClose, children }: DialogProps) {
  const { common } = useWords()
  const isCovered = useContext(CoveredContext)
  const body = useRef<HTMLDivElement>(null)
  useReturnFocus()
  useEffect(() => {
    // What had the focus may be gone with what it did.
    const isLost = document.activeElement === document.body && !isCovered
    if (isLost) body.current?.closest<HTMLElement>('[role="dialog"]')?.focus()
  })
  return (
    <Modal
      opened
      onClose={onClose}
      size={size}
      title={title}
      closeOnEscape={!locked && !isCovered}
      closeOnClickOutside={false}
      withCloseButton={!locked}
      closeButtonProps={{ 'aria-label': common.close }}
      classNames={{ title: classes.title, header: classes.header, body: classes.body }}
      returnFocus={false}
    >
      <div ref={body} className={classes.dialog}>
        {children}
      </div>
    </Modal>
  )
}

/** What can be done with a dialog, at its foot. */
export function DialogActions({ children }: { readonly children: ReactNode }) {
  return <div className={classes.actions}>{children}</div>
}
