import { until } from '../fixtures/driver.ts'
import type { Page } from '../fixtures/page.ts'
import type { Wallet } from './wallet.ts'

/** How long a reading of every restaker and operator may take on a machine that is busy. ms. */
const patience = 45_000

/** What can be slashed of one line, exactly, in wei; null where the screen says that it is unknown. */
export type Slashable = { now: bigint | null; after: bigint | null; most: bigint | null }

/** The risk screen, as the person reads and uses it. */
export type RiskPage = {
  /** The table by one of `AVS`, `Operator`, `Asset`. */
  by(tab: 'AVS' | 'Operator' | 'Asset'): Promise<void>
  /** A line of a table by what it begins with. */
  line(name: RegExp): Promise<Slashable>
  /** A part of the picture, exactly, in wei. */
  part(name: RegExp): Promise<bigint>
  /** Opens the line's own screen and waits until it is there. */
  open(name: RegExp): Promise<void>
  /** A value beside its label on such a screen, exactly, in wei. */
  fact(label: string): Promise<bigint>
  back(): Promise<void>
  again(): Promise<void>
}

export async function openRisk(wallet: Wallet): Promise<RiskPage> {
  await wallet.goTo('Risk')
  return riskOn(wallet.page)
}

export async function riskOn(page: Page): Promise<RiskPage> {
  const shown = () => page.text('Slashable now').visible(patience)
  /** The cells of the one line of a table with so many of them that begins with this; waits until there is one. */
  const values = async (name: RegExp, cells: number): Promise<(string | null)[]> => {
    let found: (string | null)[] | null = null
    await until(`a line ${name}`, async () => {
      found = await page.evaluate(
        (pattern, count) => {
          const starts = new RegExp(pattern)
          const lines = [...document.querySelectorAll('main tbody tr')].filter(
            (line) =>
              line.querySelectorAll('td').length === count && starts.test(line.querySelector('th')?.textContent ?? ''),
          )
          if (lines.length !== 1) return null
          return [...(lines[0]?.querySelectorAll('td') ?? [])].map(
            (cell) => cell.querySelector('data')?.getAttribute('value') ?? null,
          )
        },
        name.source,
        cells,
      )
      return found !== null
    })
    return found ?? []
  }
  const exact = (value: string | null | undefined) => (value == null ? null : BigInt(value))
  await shown()
  return {
    by: (tab) => page.get('tab', tab).click(),
    async line(name) {
      const [now, after, most] = await values(name, 3)
      return { now: exact(now), after: exact(after), most: exact(most) }
    },
    async part(name) {
      const [wei] = await values(name, 2)
      return exact(wei) ?? 0n
    },
    async open(name) {
      await page.get('link', name).click()
      await page.get('heading', name).visible()
    },
    async fact(label) {
      const value = await page.evaluate((wanted) => {
        const term = [...document.querySelectorAll('main dt')].find(({ textContent }) => textContent === wanted)
        return term?.nextElementSibling?.querySelector('data')?.getAttribute('value') ?? null
      }, label)
      if (value === null) throw new Error(`nothing is told as ${label}`)
      return BigInt(value)
    },
    async back() {
      await page.button('Back').click()
      await shown()
    },
    async again() {
      await page.button('Read again').click()
      await until(
        'who secures what to be read again',
        async () => (await page.button('Read again').count()) === 1,
        patience,
      )
    },
  }
}
