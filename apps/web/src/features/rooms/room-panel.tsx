'use client'

import { setPanels, usePanels, type RoomTab } from '@/lib/panels.ts'
import { Tabs, TabsContent, TabsList, TabsTrigger } from '@/ui/tabs.tsx'
import { InvitationsTab } from './invitations-tab.tsx'
import { PeopleTab } from './people-tab.tsx'
import { RunsTab } from './runs-tab.tsx'
import { SettingsTab } from './settings-tab.tsx'
import { useRights } from './use-room.ts'

/** Who is in the room, how one comes in, what its agents did, and how it is set. */
export function RoomPanel({ chatId }: { chatId: string }) {
  const chosen = usePanels(({ aside }) => (aside?.view === 'room' ? aside.tab : 'people'))
  const { invites, manages } = useRights(chatId)
  const mayInvite = invites || manages
  const tab = chosen === 'invitations' && !mayInvite ? 'people' : chosen
  return (
    <Tabs
      value={tab}
      onValueChange={(next) => setPanels({ aside: { view: 'room', tab: next as RoomTab } })}
      className="flex min-h-0 flex-1 flex-col"
    >
      <TabsList aria-label="Of this room" className="shrink-0 px-4">
        <TabsTrigger value="people">People</TabsTrigger>
        {mayInvite && <TabsTrigger value="invitations">Invite</TabsTrigger>}
        <TabsTrigger value="runs">Agents’ runs</TabsTrigger>
        <TabsTrigger value="settings">Settings</TabsTrigger>
      </TabsList>
      <TabsContent value="people" className={contentStyle}>
        <PeopleTab chatId={chatId} />
      </TabsContent>
      <TabsContent value="invitations" className={contentStyle}>
        <InvitationsTab chatId={chatId} />
      </TabsContent>
      <TabsContent value="runs" className={contentStyle}>
        <RunsTab chatId={chatId} />
      </TabsContent>
      <TabsContent value="settings" className={contentStyle}>
        <SettingsTab chatId={chatId} />
      </TabsContent>
    </Tabs>
  )
}

const contentStyle =
  'min-h-0 flex-1 overflow-y-auto overscroll-contain px-4 pt-3 pb-6 focus-visible:-outline-offset-2'
