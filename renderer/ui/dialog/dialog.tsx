import { Modal } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'
import { useText } from '../../text/text-context.tsx'
import { useIsCovered } from './covered-context.tsx'
import classes from './dialog.module.css'
import { useReturnFocus } from './use-return-focus.ts'

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
  const { common } = useText()
  const isCovered = useIsCovered()
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
