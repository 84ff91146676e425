import { Collapse, UnstyledButton } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { type ReactNode, useId, useState } from 'react'
import classes from './disclosure.module.css'

interface DisclosureProps {
  readonly label: string
  readonly openAtFirst?: boolean
  readonly children: ReactNode
}

/** A line that expands the content below it. */
export function Disclosure({ label, openAtFirst = false, children }: DisclosureProps) {
  const [open, setOpen] = useState(openAtFirst)
  const body = useId()
  return (
    <>
      <UnstyledButton
        className={classes.toggle}
        aria-expanded={open}
        aria-controls={body}
        onClick={() => setOpen(!open)}
      >
        <IconChevronRight size={17} aria-hidden />
        {label}
      </UnstyledButton>
      <Collapse expanded={open} id={body}>
        {children}
      </Collapse>
    </>
  )
}
