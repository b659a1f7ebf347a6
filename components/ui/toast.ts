import { create } from 'zustand'

export type ToastLevel = 'good' | 'caution' | 'danger'
type Entry = { id: number; text: string; level: ToastLevel }

/** What is on screen for a moment. */
export const useToasts = create<{ entries: readonly Entry[] }>(() => ({ entries: [] }))

const shownMs: Readonly<Record<ToastLevel, number>> = { good: 2_500, caution: 6_000, danger: 8_000 }
let lastId = 0

/** Says the outcome of a command for a moment, and to screen readers. Nothing the user must act on goes here. */
export function toast(text: string, level: ToastLevel = 'good'): void {
  lastId += 1
  const entry = { id: lastId, text, level }
  useToasts.setState(({ entries }) => ({ entries: [...entries.slice(-2), entry] }))
  setTimeout(() => dismissToast(entry.id), shownMs[level])
}

/** Takes one away before its time. */
export function dismissToast(id: number): void {
  useToasts.setState(({ entries }) => ({ entries: entries.filter((entry) => entry.id !== id) }))
}
