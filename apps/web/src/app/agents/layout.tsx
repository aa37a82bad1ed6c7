export { default } from '../chat/layout.tsx'
