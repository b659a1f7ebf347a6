import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import type { Figure } from '../figure.ts'
import type { Lab } from '../lab.ts'

/** Sizes of what is shipped. Source maps are not. */
export async function sizeFigures({ folders: { ours, bare } }: Lab): Promise<Figure[]> {
  const initial = async (folder: string, page: string): Promise<number> => {
    const html = await readFile(join(folder, page), 'utf8')
    const scripts = [...html.matchAll(/(?:src|href)="(?:\.\/|\/)?([^"]+\.js)"/g)].map(([, file]) => file as string)
    return (await Promise.all(scripts.map((file) => sizeOf(join(folder, file))))).reduce((sum, size) => sum + size, 0)
  }
  const worker = await sizeOf(join(ours, 'background.js'))
  return [
    {
      id: 'package',
      name: 'store package, zipped',
      unit: 'kB',
      samples: [await zipSize(ours)],
      limit: { name: 'bare, with React + zustand + viem', samples: [await zipSize(bare)] },
      target: { absolute: 1_500, ratio: 10 },
      note: "Deflate at level 9 of every file, and the archive's own records.",
    },
    budget('inpage', 'in-page script', await sizeOf(join(ours, 'content-scripts/inpage.js')), 8),
    budget('relay', 'content script', await sizeOf(join(ours, 'content-scripts/relay.js')), 8),
    {
      ...budget('popup-script', "popup's initial JavaScript", await initial(ours, 'popup.html'), 450),
      limit: { name: 'bare React page', samples: [await initial(bare, 'react.html')] },
    },
    budget('approval-script', "approval window's initial JavaScript", await initial(ours, 'approval.html'), 450),
    { ...budget('worker', 'worker', worker, 0), target: null },
  ]
}

function budget(id: string, name: string, kilobytes: number, absolute: number): Figure {
  return { id, name, unit: 'kB', samples: [kilobytes], limit: null, target: { absolute } }
}

/** Unit: kB. */
async function sizeOf(path: string): Promise<number> {
  return (await readFile(path)).length / 1_000
}

/** What an archive of the folder would weigh: per file its data, a local header and a central one. Unit: kB. */
async function zipSize(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && !entry.name.endsWith('.map'))
  const sizes = await Promise.all(
    files.map(async ({ parentPath, name }) => {
      const path = join(parentPath, name)
      const nameLength = path.length - folder.length - 1
      return deflateRawSync(await readFile(path), { level: 9 }).length + 30 + 46 + 2 * nameLength
    }),
  )
  return (sizes.reduce((sum, size) => sum + size, 0) + 22) / 1_000
}
