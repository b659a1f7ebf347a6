import { browser } from 'wxt/browser'

/** Wakes the worker at `when` (ms since 1970) or soon after; replaces the alarm of the same name. Browsers round up to 30 s. */
export function setAlarm(name: string, when: number): void {
  void browser.alarms.create(name, { when })
}

/** Forgets the alarm, if there is one. */
export function clearAlarm(name: string): void {
  void browser.alarms.clear(name)
}

/** Must be called in the worker's first tick, or the alarm that woke it is missed. */
export function onAlarm(name: string, listener: () => void): void {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === name) listener()
  })
}
