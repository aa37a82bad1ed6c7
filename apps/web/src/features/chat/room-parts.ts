/** All that the screen of a room has and that of a direct chat does not: one piece, fetched with the first room. */
export { AsideFrame } from '@/features/aside/aside-frame.tsx'
export { RoomComposer } from '@/features/composer/room-composer.tsx'
export { MentionList } from '@/features/mentions/mention-list.tsx'
export { RoomList } from '@/features/messages/room-list.tsx'
export { RoomBeginning } from '@/features/rooms/room-beginning.tsx'
export { RoomTitle } from '@/features/rooms/room-title.tsx'
export { RoomTools } from '@/features/rooms/room-tools.tsx'
