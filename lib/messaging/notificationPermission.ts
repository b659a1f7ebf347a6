import { browser } from 'wxt/browser'

const permission = { permissions: ['notifications'] } as { permissions: ['notifications'] }

/** Whether the browser lets us show notifications. */
export const mayNotify = async (): Promise<boolean> => browser.permissions.contains(permission)

/** Asks the browser for it, which asks the user. Only while a press of theirs is being handled. */
export const askToNotify = async (): Promise<boolean> => browser.permissions.request(permission)
