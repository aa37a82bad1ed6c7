'use client'

import type { CreatedInvitation } from '@parley/contracts'
import { useState } from 'react'
import { queryClient } from '@/lib/query-client.ts'
import { CopyButton } from '@/ui/copy-button.tsx'
import { Input } from '@/ui/input.tsx'
import { InvitationForm } from './invitation-form.tsx'
import { invitationsKey } from './invitations-key.ts'
import { InvitationList } from './invitation-list.tsx'
import { useRights } from './use-room.ts'

/** Ways into the room for those who are not in it yet. */
export function InvitationsTab({ chatId }: { chatId: string }) {
  const { invites } = useRights(chatId)
  const [made, setMade] = useState<CreatedInvitation | null>(null)
  const created = (next: CreatedInvitation) => {
    setMade(next)
    void queryClient.invalidateQueries({ queryKey: invitationsKey(chatId) })
  }
  return (
    <div className="flex flex-col gap-5">
      {invites ? (
        <InvitationForm chatId={chatId} onCreated={created} />
      ) : (
        <p className="text-sm text-muted-fg">An archived room takes nobody in. Reopen it first.</p>
      )}
      {made && <Made made={made} />}
      <InvitationList
        chatId={chatId}
        empty={invites ? 'No invitations yet. Those that are made are listed here.' : null}
        onRevoked={(id) => made?.invitation.id === id && setMade(null)}
      />
    </div>
  )
}

/** The link is told once: afterwards nobody can read it again, us included. */
function Made({ made: { url, invitation } }: { made: CreatedInvitation }) {
  return (
    <output className="flex flex-col gap-1.5 rounded-lg border border-accent bg-accent-soft p-3">
      <p className="text-sm font-medium">
        {invitation.email === null
          ? 'The link is ready'
          : `An invitation is on its way to ${invitation.email}`}
      </p>
      <div className="flex gap-1">
        <Input
          readOnly
          aria-label="Link of the invitation"
          value={url}
          onFocus={(event) => event.target.select()}
          className="font-mono text-xs"
        />
        <CopyButton text={url} label="Copy the link" />
      </div>
      <p className="text-xs text-muted-fg">Copy it now: it is shown only this once.</p>
    </output>
  )
}
