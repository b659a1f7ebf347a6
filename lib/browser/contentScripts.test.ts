import { expect, test } from 'vitest'
import { wantedScripts } from './contentScripts.ts'

const ids = (settings: Parameters<typeof wantedScripts>[0]) => wantedScripts(settings).map(({ id }) => id)

test('P2: nothing beyond the manifest unless the user turned it on', () => {
  expect(ids({ developer: false, windowEthereum: false })).toEqual([])
  expect(ids({ developer: true, windowEthereum: false })).toEqual(['relay', 'inpage'])
  expect(ids({ developer: false, windowEthereum: true })).toEqual(['legacy'])
})

test('P2: top documents only, at document_start, http on loopback only', () => {
  const scripts = wantedScripts({ developer: true, windowEthereum: true })
  expect(scripts.every(({ allFrames, runAt }) => allFrames === false && runAt === 'document_start')).toBe(true)
  const plain = scripts.flatMap(({ matches = [] }) => matches).filter((pattern) => !pattern.startsWith('https://'))
  expect(new Set(plain)).toEqual(new Set(['http://localhost/*', 'http://127.0.0.1/*']))
  expect(scripts.find(({ id }) => id === 'legacy')?.matches).toContain('https://*/*')
  expect(wantedScripts({ developer: false, windowEthereum: true })[0]?.matches).toEqual(['https://*/*'])
})
