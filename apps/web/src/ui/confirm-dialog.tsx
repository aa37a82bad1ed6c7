'use client'

import { AppError } from '@parley/contracts'
import * as Radix from 'radix-ui/alert-dialog'
import { useState, type ReactNode } from 'react'
import { Button } from './button.tsx'
import { cn } from './cn.ts'
import { DialogFooter, dialogStyle, dialogTitleStyle } from './dialog.tsx'
import { overlayStyle } from './float-style.ts'

type ConfirmDialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: ReactNode
  /** What will happen, and whether it can be undone. */
  description: ReactNode
  /** The verb, not “OK”. */
  confirmLabel: string
  danger?: boolean
  /** The dialog waits for it, closes when it is done and stays open when it throws. */
  onConfirm: () => void | Promise<void>
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, onOpenChange, title, description } = props
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={overlayStyle} />
        <Radix.Content className={cn(dialogStyle, 'max-w-md')}>
          <Radix.Title className={dialogTitleStyle}>{title}</Radix.Title>
          <Radix.Description asChild>
            <div className="-mt-2 text-sm text-muted-fg">{description}</div>
          </Radix.Description>
          <Choice {...props} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

const FAILED = 'That did not work. Nothing has changed; try again.'

function Choice({ confirmLabel, danger = false, onConfirm, onOpenChange }: ConfirmDialogProps) {
  const [waiting, setWaiting] = useState(false)
  const [failure, setFailure] = useState('')
  const confirm = async () => {
    setWaiting(true)
    setFailure('')
    try {
      await onConfirm()
      onOpenChange(false)
    } catch (error) {
      setFailure(error instanceof AppError ? error.message : FAILED)
    }
    setWaiting(false)
  }
  return (
    <>
      <p role="alert" className="text-sm text-danger empty:hidden">
        {failure}
      </p>
      <DialogFooter>
        <Radix.Cancel asChild>
          <Button disabled={waiting}>Cancel</Button>
        </Radix.Cancel>
        <Button variant={danger ? 'danger' : 'primary'} loading={waiting} onClick={() => void confirm()}>
          {confirmLabel}
        </Button>
      </DialogFooter>
    </>
  )
}
