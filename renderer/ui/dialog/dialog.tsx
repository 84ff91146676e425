import { Modal } from '@mantine/core'
import { createContext, type ReactNode, useContext, useEffect, useRef } from 'react'
import { useWords } from '../../words/language.tsx'
import { useReturnFocus } from '../focus.ts'
import classes from './dialog.module.css'

const CoveredContext = createContext(false)

/** Tells the dialogs below it whether another dialog covers them: then they ignore the keyboard. */
export const CoveredProvider = CoveredContext.Provider

interface DialogProps {
  readonly title: ReactNode
  readonly size?: 'md' | 'lg' | 'xl'
  /** Cannot be closed, because something is running. */
  readonly locked?: boolean
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A dialog, open while it is rendered. The close button and Escape close it, a click outside does not. */
export function Dialog({ title, size = 'xl', locked = false, onClose, children }: DialogProps) {
  const { common } = useWords()
  const isCovered = useContext(CoveredContext)
  const body = useRef<HTMLDivElement>(null)
  useReturnFocus()
  useEffect(() => {
    // The focused element may be gone after its action.
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

/** A dialog's buttons, at its bottom. */
export function DialogActions({ children }: { readonly children: ReactNode }) {
  return <div className={classes.actions}>{children}</div>
}
