import { clsx, type ClassValue } from 'clsx'
import { mergeClasses } from './merge-classes.ts'

/** Joins class names; of two Tailwind classes that fight, the later one wins. */
export const cn = (...classes: ClassValue[]) => mergeClasses(clsx(classes))
