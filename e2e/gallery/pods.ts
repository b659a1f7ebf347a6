import { type Address, keccak256, toHex } from 'viem'
import type { PodReport, ProofsReport, SlashReport } from '../../lib/messaging/restaking.ts'
import { sentence } from '../../lib/protocols/sentence.ts'
import { shares, tokenUnits, wad, wei } from '../../lib/units.ts'
import { account, ether } from './world.ts'

const block = { number: 25_882_411n, timestamp: 1_795_600_000n }
const gwei = 10n ** 9n
const pod = '0xAE50D6ccf7038F32A8c1316fc6b3FbF1c2d8eC53'
const p2p = '0xDbEd88D83176316fc46797B43aDeE927Dc2ff2F5'
const started = block.timestamp - 5_400n

const common = {
  account,
  chainId: 1,
  block,
  pod,
  depositShares: 96n * ether,
  withdrawableShares: shares(93_412_500_000n * gwei),
  scaling: wad(ether),
  beaconChain: wad(968_750_000_000_000_000n),
  operator: p2p as Address,
  paused: 0n,
  pectraSince: 1_746_612_311n,
  now: block.timestamp,
} as const

const validator = (index: bigint, balance: bigint, change: object = {}) => ({
  pubkeyHash: keccak256(toHex(index)),
  index,
  balance: wei(balance * gwei),
  status: 'active' as const,
  checkpointedAt: started - 86_400n,
  ...change,
})

/** A pod in the middle of a checkpoint. */
export const openPod: PodReport = {
  ...common,
  state: {
    balance: wei(3_271_450_000n * gwei + 12n),
    checkpointed: wei(1_200_000_000n * gwei),
    unproven: wei(2_071_450_000n * gwei),
    activeValidators: 3,
    checkpoint: {
      startedAt: started,
      blockRoot: keccak256(toHex('root')),
      proofsRemaining: 2,
      podBalance: wei(2_000_000_000n * gwei),
      change: -487_500_000n * gwei,
    },
    lastCheckpoint: started - 86_400n,
    proofSubmitter: '0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65',
    disabled: null,
  },
  validators: {
    progress: null,
    error: null,
    list: [
      validator(812_345n, 31_512_500_000n, { checkpointedAt: started }),
      validator(812_346n, 32_000_000_000n),
      validator(1_204_998n, 32_000_000_000n),
      validator(640_201n, 0n, { status: 'withdrawn' }),
    ],
    proven: wei(95_512_500_000n * gwei),
  },
  checkpointSize: 3,
}

export const quietPod: PodReport = {
  ...openPod,
  state: { ...(openPod.state as NonNullable<PodReport['state']>), checkpoint: null },
  validators: { ...openPod.validators, progress: 0.42, proven: null, list: [] },
}

export const noPod: PodReport = {
  ...common,
  depositShares: 0n,
  withdrawableShares: shares(0n),
  operator: null,
  state: null,
  validators: { progress: null, error: null, list: [], proven: wei(0n) },
  checkpointSize: null,
}

export const proofs: ProofsReport = {
  kind: 'checkpoint',
  good: 2,
  next: 2,
  already: 1,
  foreign: 0,
  change: 12_400_000n * gwei,
}

const steth = { symbol: 'stETH', decimals: 18, known: true }
const loss = {
  strategy: '0x93c4b944D05dfe6df7645A86cd2206016c51564D',
  token: '0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84',
  asset: steth,
  share: 10n ** 17n,
} as const

export const slashes: SlashReport = {
  progress: null,
  error: null,
  account,
  chainId: 1,
  block,
  operators: [p2p],
  slashes: [
    {
      key: 'a',
      block: block.number - 12_000n,
      time: block.timestamp - 144_000n,
      operator: p2p,
      avs: '0xE65c3eccd18879E103dBC96D854e376Ced4cC7dd',
      avsName: 'Cap',
      setId: 0,
      slashId: 3n,
      description: 'coverage drawn: vault 7 defaulted on its loan',
      fate: {
        recipient: '0xE65c3eccd18879E103dBC96D854e376Ced4cC7dd',
        redistributed: true,
        block: block.number + 38_400n,
        waiting: true,
      },
      losses: [
        {
          ...loss,
          held: shares(18n * 10n ** 17n),
          queued: shares(2n * 10n ** 17n),
          tokens: tokenUnits(2_104_512_345_678_901_234n),
        },
      ],
      counted: true,
    },
    {
      key: 'b',
      block: block.number - 900_000n,
      time: null,
      operator: p2p,
      avs: '0x870679E138bCdf293b7Ff14dD44b70FC97e12fc0',
      avsName: 'EigenDA',
      setId: 1,
      slashId: null,
      description: '',
      fate: { recipient: null, redistributed: false, block: null, waiting: null },
      losses: [{ ...loss, share: 3n * 10n ** 15n, held: null, queued: null, tokens: null }],
      counted: false,
    },
  ],
}

export const paused = {
  token: null,
  what: 'protocol',
  until: null,
  note: sentence('notes.eigenlayer.paused.startCheckpoint'),
  chainId: 1,
  protocol: 'eigenlayer',
  block,
} as const
