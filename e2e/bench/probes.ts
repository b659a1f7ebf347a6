/**
 * What runs inside pages. Each function is turned into text, so it must stand alone: nothing from outside it but its
 * arguments. Times are of the page's own clock (0.1 ms steps), from the start of its navigation, unless said otherwise.
 */
export function asSource<args extends readonly unknown[]>(probe: (...args: args) => unknown, ...args: args): string {
  // The compiler may wrap inner functions in a helper the page does not have.
  return `{ const __name = (f) => f; (${String(probe)})(${args.map((arg) => JSON.stringify(arg)).join()}) }`
}

/** What a page of rows did. Unit: ms. */
export type RowTimes = { firstPaint: number; inDocument: number; painted: number }

/** `benchPainted`: first contentful paint of a window that opened by itself, as wall-clock time. */
export function watchPaint(): void {
  globalThis.benchPainted = new Promise((resolve) => {
    new PerformanceObserver((list) => {
      const [entry] = list.getEntriesByName('first-contentful-paint')
      if (entry !== undefined) resolve(performance.timeOrigin + entry.startTime)
    }).observe({ type: 'paint', buffered: true })
  })
}

/** What the approval window did, as wall-clock times. Unit: ms. */
export type Explained = { opened: number; painted: number; complete: number }

declare global {
  var benchRows: Promise<RowTimes>
  var benchAnswer: Promise<{ announced: number; answered: number }>
  var benchPainted: Promise<number>
  var benchExplained: Promise<Explained>
  var benchNextPress: () => Promise<number>
  var benchUnlocked: Promise<number>
}

/** `benchRows`: when the first amount of a list was in the document, and when the browser says that it was on screen. */
export function watchRows(): void {
  const paints = (type: string) =>
    new Promise<number>((resolve) => {
      new PerformanceObserver((list) => {
        const [entry] = list.getEntries().filter(({ name }) => type !== 'paint' || name === 'first-contentful-paint')
        if (entry !== undefined) resolve(entry.startTime)
      }).observe({ type, buffered: true })
    })
  const painted = paints('element')
  const inDocument = new Promise<number>((resolve) => {
    const observer = new MutationObserver(() => {
      const amount = [...document.querySelectorAll('li data')].find((each) =>
        /\d[.,]\d{4}/.test(each.textContent ?? ''),
      )
      if (amount === undefined) return
      observer.disconnect()
      resolve(performance.now())
      // The browser reports the painting of elements that ask for it; text counts for the block it stands in.
      for (let each: Element | null = amount; each !== null; each = each.parentElement) {
        each.setAttribute('elementtiming', 'row')
        if (each.tagName === 'LI') break
      }
    })
    observer.observe(document, { childList: true, subtree: true, characterData: true })
  })
  globalThis.benchRows = Promise.all([paints('paint'), inDocument, painted]).then(([firstPaint, there, shown]) => ({
    firstPaint,
    inDocument: there,
    painted: shown,
  }))
}

type Provider = { request(args: { method: string; params?: unknown }): Promise<unknown> }
type Announcement = CustomEvent<{ info: { rdns: string }; provider: Provider }>

/** `benchAnswer`: when the wallet announced itself to a page that asks it at that very moment, and when it answered. */
export function askAtOnce(rdns: string): void {
  globalThis.benchAnswer = new Promise((resolve) => {
    let asked = false
    addEventListener('eip6963:announceProvider', (event) => {
      const { info, provider } = (event as Announcement).detail
      if (asked || info.rdns !== rdns) return
      asked = true
      const announced = performance.now()
      void provider.request({ method: 'eth_chainId' }).then(() => resolve({ announced, answered: performance.now() }))
    })
  })
}

/** How long each of `count` calls in a row took. Unit: ms. */
export async function timeCalls(rdns: string, method: string, count: number): Promise<number[]> {
  const provider = await new Promise<Provider>((resolve) => {
    addEventListener('eip6963:announceProvider', (event) => {
      const { info, provider: found } = (event as Announcement).detail
      if (info.rdns === rdns) resolve(found)
    })
    dispatchEvent(new Event('eip6963:requestProvider'))
  })
  const times: number[] = []
  for (let i = 0; i < count; i += 1) {
    const before = performance.now()
    await provider.request({ method })
    times.push(performance.now() - before)
  }
  return times
}

/** Sends a request without waiting for its answer. Returns when, as wall-clock time with fractions. Unit: ms. */
export async function sendRequest(rdns: string, method: string, params: unknown, key: string): Promise<number> {
  const provider = await new Promise<Provider>((resolve) => {
    addEventListener('eip6963:announceProvider', (event) => {
      const { info, provider: found } = (event as Announcement).detail
      if (info.rdns === rdns) resolve(found)
    })
    dispatchEvent(new Event('eip6963:requestProvider'))
  })
  const now = (): number => performance.timeOrigin + performance.now()
  const sent = now()
  const answer = provider.request({ method, params }).then(
    () => ({ at: now(), error: null }),
    (error: Error) => ({ at: now(), error: error.message }),
  )
  Object.assign(globalThis, { [key]: answer })
  return sent
}

/**
 * `benchExplained`, in the approval window: when it was opened, first painted, and complete, with the frame that shows it
 * on screen. `benchNextPress`: the time of the next trusted press.
 */
export function watchExplanation(pending: string): void {
  const { timeOrigin } = performance
  const unfinished = new RegExp(pending)
  const finished = () => {
    const words = document.body?.textContent ?? ''
    return document.querySelector('footer button') !== null && !unfinished.test(words)
  }
  const inDocument = new Promise<void>((resolve) => {
    const look = () => {
      if (!finished()) return
      observer.disconnect()
      resolve()
    }
    const observer = new MutationObserver(look)
    observer.observe(document, { childList: true, subtree: true, characterData: true })
    look()
  })
  // Complete is when the next frame has been handed to the screen.
  const complete = inDocument.then(
    () =>
      new Promise<number>((resolve) => {
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now()), 0))
      }),
  )
  const firstPaint = new Promise<number>((resolve) => {
    new PerformanceObserver((list) => {
      const [entry] = list.getEntriesByName('first-contentful-paint')
      if (entry !== undefined) resolve(entry.startTime)
    }).observe({ type: 'paint', buffered: true })
  })
  globalThis.benchExplained = Promise.all([firstPaint, complete]).then(([painted, shown]) => ({
    opened: timeOrigin,
    painted: timeOrigin + painted,
    // Nothing is on screen before the browser says that anything is.
    complete: timeOrigin + Math.max(shown, painted),
  }))
  globalThis.benchNextPress = () =>
    new Promise((resolve) => {
      const press = ({ isTrusted, timeStamp, target }: Event) => {
        if (!isTrusted || !(target as Element).closest('button')) return
        removeEventListener('click', press, { capture: true })
        resolve(timeOrigin + timeStamp)
      }
      addEventListener('click', press, { capture: true })
    })
}

/** `benchUnlocked`: from the password's being sent to the first amount in the document. Unit: ms. */
export function watchUnlock(): void {
  globalThis.benchUnlocked = new Promise((resolve) => {
    const begin = () => {
      const sent = performance.now()
      const observer = new MutationObserver(() => {
        if (document.querySelector('li data') === null) return
        observer.disconnect()
        resolve(performance.now() - sent)
      })
      observer.observe(document, { childList: true, subtree: true })
    }
    addEventListener('submit', begin, { capture: true, once: true })
  })
}

/** PBKDF2-HMAC-SHA-256 alone, by the browser. Unit: ms. */
export async function timeKdf(iterations: number): Promise<number> {
  const password = new TextEncoder().encode('tie it twice, trust it once')
  const salt = crypto.getRandomValues(new Uint8Array(32))
  const before = performance.now()
  const key = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits'])
  await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, key, 256)
  return performance.now() - before
}

/** One request to a node. Unit: ms. */
export async function timeFetch(url: string, body: string): Promise<number> {
  const before = performance.now()
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  await response.text()
  return performance.now() - before
}

type ExtensionPage = {
  runtime: {
    connect(options: { name: string }): {
      postMessage(text: string): void
      onMessage: { addListener(listener: (text: string) => void): void }
      disconnect(): void
    }
  }
  storage: { session: { get(key: string): Promise<Record<string, string>> } }
}

/** Gives a command as the popup does. Returns how long it took. Unit: ms. */
export function giveCommand(name: string, input: unknown): Promise<number> {
  const { chrome } = globalThis as unknown as { chrome: ExtensionPage }
  return new Promise((resolve, reject) => {
    const port = chrome.runtime.connect({ name: 'views' })
    const id = crypto.randomUUID()
    const before = performance.now()
    port.onMessage.addListener((text) => {
      const message = JSON.parse(text) as { type: string; id?: string; error?: { message: string } }
      if (message.id !== id) return
      port.disconnect()
      if (message.type === 'result') resolve(performance.now() - before)
      else reject(new Error(message.error?.message))
    })
    port.postMessage(JSON.stringify({ type: 'call', id, name, input }))
  })
}

/** The accounts of an open wallet, in order, each with the id of the recovery phrase it comes from. */
export async function readAccounts(): Promise<{ address: string; seedId: string }[]> {
  const { chrome } = globalThis as unknown as { chrome: ExtensionPage }
  const { mirror } = await chrome.storage.session.get('mirror')
  const cached = JSON.parse(mirror ?? '') as { mirror: { accounts: { address: string; seedId: string }[] } }
  return cached.mirror.accounts
}

/** What a popup has to read before it can draw: the size of the stored mirror, and how long reading and decoding take. */
export async function timeMirror(): Promise<{ bytes: number; ms: number }> {
  const { chrome } = globalThis as unknown as { chrome: ExtensionPage }
  const before = performance.now()
  const stored = await chrome.storage.session.get('mirror')
  JSON.parse(stored.mirror ?? '')
  return { bytes: stored.mirror?.length ?? 0, ms: performance.now() - before }
}
