import { fileURLToPath } from 'node:url'
import { stringToHex } from 'viem'
import { bundleText } from '../bare/build.ts'
import type { SignBench } from '../bare/sign.ts'
import type { Figure } from '../figure.ts'
import type { Lab } from '../lab.ts'
import { openRequests } from '../requests.ts'
import { ask } from '../sampling.ts'
import { giveCommandFrom, unlock } from '../wallet.ts'

const rounds = 4
const perWindow = 3

/**
 * Two views of a signature. The code alone: the worker's own signing function in an extension page, against the curve
 * library alone there. The whole: from the press of the button to the signature in the page, checks, decryption of the
 * key, storage and messages included.
 */
export async function signatureFigures(lab: Lab): Promise<Figure[]> {
  const { first, warm } = await inPage(lab)
  const whole = await throughWallet(lab)
  const curve = { name: 'curve alone, warm', samples: warm.curve }
  const unwarmed = { name: 'curve alone, first', samples: first.curve }
  return [
    {
      id: 'signature',
      name: 'a signature, from the press to the page, warm',
      unit: 'ms',
      samples: whole.warm,
      limit: curve,
      target: { absolute: 5.3, over: 5 },
      note: 'personal_sign in the real wallet. The window, the worker, the key out of the vault, and the way to the page.',
    },
    {
      id: 'signature-first',
      name: '… the first one after a new worker was unlocked',
      unit: 'ms',
      samples: whole.first,
      limit: unwarmed,
      target: { absolute: 50, over: 5 },
    },
    {
      id: 'signature-code',
      name: "… a transaction, the worker's code alone, warm",
      unit: 'ms',
      samples: warm.sign,
      limit: curve,
      target: { absolute: 5.3, over: 5 },
      note: 'lib/wallet/sign in an extension page: serialise, hash, sign, recover and compare.',
    },
    {
      id: 'signature-key',
      name: '… and its key from the decrypted phrase, warm',
      unit: 'ms',
      samples: warm.derive,
      limit: curve,
      target: { absolute: 5.3, over: 5 },
      note: 'The same, with the derivation and its checks: all that the worker computes for a signature but AES.',
    },
    {
      id: 'signature-code-first',
      name: "… a transaction, the worker's code alone, first",
      unit: 'ms',
      samples: first.sign,
      limit: unwarmed,
      target: { absolute: 50, over: 5 },
      note: 'Without the warming that an unlock does.',
    },
  ]
}

type Depth = keyof SignBench
type Samples = Record<Depth, number[]>

/** Each depth in a page of its own, so that the first of each is the first. */
async function inPage({ bare }: Lab): Promise<{ first: Samples; warm: Samples }> {
  const script = await bundleText(fileURLToPath(new URL('../bare/sign.ts', import.meta.url)))
  const first: Samples = { curve: [], sign: [], derive: [] }
  const warm: Samples = { curve: [], sign: [], derive: [] }
  for (let round = 0; round < rounds; round += 1) {
    for (const depth of ['curve', 'sign', 'derive'] as const) {
      const tab = await bare.chromium.open(`${bare.chromium.extensionOrigin}/plain.html`)
      await tab.run(`${script};undefined`)
      const times = await ask(tab)(
        (name, count) => (globalThis as unknown as { benchSign: SignBench }).benchSign[name](count),
        depth,
        43,
      )
      first[depth].push(...times.slice(0, 1))
      warm[depth].push(...times.slice(3))
      await tab.close()
    }
  }
  return { first, warm }
}

async function throughWallet(lab: Lab): Promise<{ first: number[]; warm: number[] }> {
  await unlock(lab)
  const requests = await openRequests(lab)
  const samples: { first: number[]; warm: number[] } = { first: [], warm: [] }
  for (let round = 0; round < rounds; round += 1) {
    await giveCommandFrom(lab, 'vault.lock', null)
    await lab.ours.chromium.stopWorker()
    await unlock(lab)
    const ask = (index: number) => ['personal_sign', [stringToHex(`Line ${round}.${index}`), lab.account]] as const
    await requests.open(...ask(0))
    for (let index = 1; index < perWindow; index += 1) await requests.add(...ask(index))
    for (let index = 0; index < perWindow; index += 1) {
      samples[index === 0 ? 'first' : 'warm'].push(await requests.confirm())
    }
  }
  await requests.close()
  return samples
}
