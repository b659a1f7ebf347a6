import { readFile } from 'node:fs/promises'
import type { Cdp } from './cdp.ts'

type ProcessInfo = { processInfo: readonly { type: string; id: number }[] }

/**
 * Private memory (Private_Clean + Private_Dirty) of the renderers that run extensions, from the system's own books.
 * Null when no such process runs, or where there is no /proc.
 */
export async function extensionMemory(cdp: Cdp): Promise<number | null> {
  const { processInfo } = await cdp.send<ProcessInfo>('SystemInfo.getProcessInfo')
  const sizes = await Promise.all(processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => privateOf(id)))
  const found = sizes.filter((size) => size !== null)
  return found.length === 0 ? null : found.reduce((sum, size) => sum + size, 0)
}

async function privateOf(pid: number): Promise<number | null> {
  try {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8')
    if (!command.includes('--extension-process')) return null
    const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8')
    const lines = [...rollup.matchAll(/^Private_(?:Clean|Dirty):\s+(\d+) kB$/gm)]
    return lines.reduce((sum, [, kilobytes]) => sum + Number(kilobytes) * 1024, 0)
  } catch {
    return null // It ended while it was looked at.
  }
}
