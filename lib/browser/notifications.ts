import { browser } from 'wxt/browser'

/** Notifications of the browser. Without its permission, nothing is shown and nothing fails. */
export type Notifications = {
  /** Shows it once: what is on screen under the same id stays as it is. `path`: the screen that a click opens. */
  show(note: {
    id: string
    title: { key: string; values: readonly string[] }
    body: string
    path: string
  }): Promise<void>
}

/** The id carries where a click leads, since the worker that showed it may be gone by then. */
const separator = '\n'

export const notifications: Notifications = {
  async show({ id, title, body, path }) {
    // Only there once the browser has granted it.
    if (browser.notifications === undefined) return
    try {
      const whole = `${id}${separator}${path}`
      if (whole in (await browser.notifications.getAll())) return
      await browser.notifications.create(whole, {
        type: 'basic',
        iconUrl: browser.runtime.getURL('/icons/128.png'),
        title: browser.i18n.getMessage(title.key as never, [...title.values]),
        message: body,
      })
    } catch {
      // The system refused: the list and the number on the button still tell it.
    }
  },
}

/** Must be called in the worker's first tick: a click wakes it. Also listens from when the permission comes. */
export function onNotificationClick(listener: (path: string) => void): void {
  let listening = false
  const listen = () => {
    if (listening || browser.notifications === undefined) return
    listening = true
    browser.notifications.onClicked.addListener((id) => {
      void browser.notifications.clear(id)
      listener(id.split(separator)[1] ?? '/alerts')
    })
  }
  listen()
  browser.permissions.onAdded.addListener(listen)
}
