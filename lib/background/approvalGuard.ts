/** When prompts were refused and windows opened: what the limits on prompting look at. Times in ms. Plain data. */
export type PromptHistory = {
  rejections: readonly { origin: string; at: number }[]
  windows: readonly number[]
}

export const noPrompts: PromptHistory = { rejections: [], windows: [] }

/** A8: this many rejections within this time, and the origin may not ask again for a while. */
const rejections = { count: 3, within: 30_000, silence: 60_000 }
/** A8: approval windows that all origins together may open within a minute. */
const windows = { count: 10, within: 60_000 }

/** Whether this origin was rejected so often that the user is left alone. */
export function isSilenced(history: PromptHistory, origin: string, now: number): boolean {
  const times = history.rejections.filter((entry) => entry.origin === origin).map(({ at }) => at)
  return times.some((last, index) => {
    const first = times[index - rejections.count + 1]
    return first !== undefined && last - first <= rejections.within && now - last < rejections.silence
  })
}

/** Whether another window may be opened now. */
export function mayOpenWindow(history: PromptHistory, now: number): boolean {
  return history.windows.filter((at) => now - at < windows.within).length < windows.count
}

/** The user rejected something of this origin, or closed the window on it. */
export function noteRejection(history: PromptHistory, origin: string, now: number): PromptHistory {
  return recent({ ...history, rejections: [...history.rejections, { origin, at: now }] }, now)
}

export function noteWindow(history: PromptHistory, now: number): PromptHistory {
  return recent({ ...history, windows: [...history.windows, now] }, now)
}

function recent(history: PromptHistory, now: number): PromptHistory {
  const longest = rejections.within + rejections.silence
  return {
    rejections: history.rejections.filter(({ at }) => now - at < longest),
    windows: history.windows.filter((at) => now - at < windows.within),
  }
}
