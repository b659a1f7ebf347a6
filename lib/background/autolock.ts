/** When the user last did something, and when the wallet locks if nothing more is done. ms since 1970. */
export type LockClock = { touchedAt: number; deadline: number }

/** Name of the alarm that wakes the worker at the deadline. */
export const autoLockAlarm = 'auto-lock'
/** Clocks are corrected by seconds all the time; more than this backwards is somebody's doing. */
const toleranceMs = 60_000

/** The clock after the user did something. */
export function touchedClock(now: number, minutes: number): LockClock {
  return { touchedAt: now, deadline: now + minutes * 60_000 }
}

/** Whether the wallet has to be locked. A clock that was set back cannot prove that the deadline is still ahead. */
export function expired({ touchedAt, deadline }: LockClock, now: number): boolean {
  return !(now < deadline && now >= touchedAt - toleranceMs)
}

/** A stored clock, or null when it is none: then nothing proves that the wallet may be open. */
export function parseClock(value: unknown): LockClock | null {
  const { touchedAt, deadline } = (value ?? {}) as Record<string, unknown>
  const numbers = Number.isFinite(touchedAt) && Number.isFinite(deadline)
  return numbers ? { touchedAt: touchedAt as number, deadline: deadline as number } : null
}

/** What wakes the worker to lock: the deadline, and the operating system's own lock. */
export type LockSignals = {
  onAlarm(name: string, listener: () => void): void
  onScreenLock(listener: () => void): void
}

/** Registers both in the worker's first tick. The alarm only asks: the keeper's own clock decides. */
export function registerAutoLock(
  keeper: { ready: Promise<void>; lock(): Promise<void>; checkDeadline(): void },
  { onAlarm, onScreenLock }: LockSignals,
): void {
  onAlarm(autoLockAlarm, () => void keeper.ready.then(() => keeper.checkDeadline()))
  onScreenLock(() => void keeper.ready.then(() => keeper.lock()))
}
