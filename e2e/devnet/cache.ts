import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where everything that can be built again is kept; ignored by git. */
export const cacheFolder = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '.cache', 'devnet')

/**
 * A file of the cache, made when it isn't there. Processes that need it at the same moment make it once: the others wait.
 * Returns whether it was made now.
 */
export async function cached(file: string, make: () => Promise<string>): Promise<boolean> {
  const lock = `${file}.lock`
  mkdirSync(dirname(file), { recursive: true })
  while (!existsSync(file)) {
    if (!take(lock)) {
      await new Promise((resolve) => setTimeout(resolve, 100))
      continue
    }
    try {
      if (existsSync(file)) return false // made between our look and our turn
      writeWhole(file, await make())
      return true
    } finally {
      rmSync(lock, { force: true })
    }
  }
  return false
}

/** Takes a lock that names its owner, also from an owner that is no more. */
function take(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    // Somebody has it. If that process is gone, its lock is rubbish, and the next round takes it.
    if (!alive(lock)) rmSync(lock, { force: true })
    return false
  }
}

function alive(lock: string): boolean {
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 0)
    return true
  } catch (error) {
    // EPERM: somebody else's process, but alive. ENOENT: given back just now.
    return ['EPERM', 'ENOENT'].includes((error as NodeJS.ErrnoException).code ?? '')
  }
}

/** So that a reader never sees half of a file. */
function writeWhole(file: string, text: string): void {
  const part = `${file}.${process.pid}.part`
  writeFileSync(part, text)
  renameSync(part, file)
}
