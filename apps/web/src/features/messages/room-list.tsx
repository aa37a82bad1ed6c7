'use client'

import { MessageList, type MessageListProps, type RoomLook } from './message-list.tsx'
import { marksOf } from './room-marks.ts'
import { RoomRow } from './room-row.tsx'

const LOOK: RoomLook = { Row: RoomRow, marksOf }

/** The messages of one room. Give it the room’s id as `key`, as the list of a direct chat. */
export const RoomList = (props: Omit<MessageListProps, 'look'>) => <MessageList {...props} look={LOOK} />
