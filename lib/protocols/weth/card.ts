import type { Card } from '../card.ts'
import { weth } from './addresses.ts'

const code = { source: 'gnosis/canonical-weth, contracts/WETH9.sol', date: '2019-02-28' } as const
const addresses = { source: 'aave-address-book', date: '2026-05-01' } as const

export const cards: readonly Card[] = [
  {
    token: weth.address,
    chainId: 1,
    behind: [
      {
        en: 'Ether in the form of a token, for contracts that only take tokens. The contract holds one ether for every WETH and does nothing else with it.',
        zh: '代币形式的以太币，供只接受代币的合约使用。合约为每个 WETH 持有一个以太币，不作他用。',
        ...code,
      },
    ],
    earns: [
      {
        en: 'It earns nothing: nobody stakes the ether behind it.',
        zh: '不产生收益：背后的以太币没有被质押。',
        ...code,
      },
    ],
    leaves: [
      {
        en: 'Unwrap it at any time: the contract gives one ether for one WETH in the same transaction, without a fee.',
        zh: '随时可以解包：合约在同一笔交易中按一比一付还以太币，不收费。',
        ...code,
      },
    ],
    risks: [
      {
        risk: 'contract',
        en: 'Nobody can change or stop the contract, not even to mend it. WETH sent to the contract’s own address is lost.',
        zh: '没有人能修改或停止该合约，出错也无法补救。把 WETH 转到合约自身的地址会永久丢失。',
        ...code,
      },
      {
        risk: 'bridge',
        en: 'Tokens of this name on other chains are different contracts. On some chains they stand for ether behind a bridge, on others for what a company holds.',
        zh: '其他链上的同名代币是不同的合约：有的代表跨链桥背后的以太币，有的代表某家公司持有的以太币。',
        ...addresses,
      },
    ],
    lately: [],
  },
]
