/** A word that a newcomer asks about, where it stands. */
export type Term = 'lst' | 'lrt' | 'bitcoin' | 'plain' | 'rate' | 'discount' | 'apr'

type Entry = { title: string; text: readonly string[] }

/**
 * What the words mean, a paragraph each. Loaded by the view that is asked, never by the worker. Facts: facts/lst.md 2 and
 * 4.9, lrt.md 1 and 2, eigenlayer.md 1.
 */
export const glossary: Readonly<Record<Term, { en: Entry; zh: Entry }>> = {
  lst: {
    en: {
      title: 'LST: a liquid staking token',
      text: [
        'It stands for ether that a protocol stakes for you. Validators earn rewards with that ether, and meanwhile you can send, sell or lend the token.',
        'An LST or an LRT? The stake behind an LST secures Ethereum and nothing else. A liquid restaking token (LRT) pledges such a stake a second time, to services beside Ethereum. That can earn more, and it adds the rules and penalties of those services to those of Ethereum.',
      ],
    },
    zh: {
      title: 'LST：流动性质押代币',
      text: [
        '它代表由协议替你质押的以太币。验证者用这些以太币赚取奖励，其间你仍可转账、出售或借出代币。',
        'LST 和 LRT 有什么区别？LST 背后的质押只用来保护以太坊。流动性再质押代币（LRT）把这样的质押再次抵押给以太坊之外的服务：可能赚得更多，但在以太坊的规则和惩罚之外，还要承受那些服务的规则和惩罚。',
      ],
    },
  },
  lrt: {
    en: {
      title: 'LRT: a liquid restaking token',
      text: [
        'It stands for staked ether that is pledged again, through EigenLayer or a similar system, to services that need stake as a security. They are called AVSs, actively validated services. Some LRTs are shares of a vault whose managers decide where the deposits go.',
        'An LRT or an LST? The stake behind a liquid staking token (LST) secures Ethereum alone. The stake behind an LRT also secures those services: it can earn from them and be slashed by them, it passes through more contracts, and the way out is usually longer.',
      ],
    },
    zh: {
      title: 'LRT：流动性再质押代币',
      text: [
        '它代表已质押、又通过 EigenLayer 或类似系统再次抵押给其他服务的以太币。那些服务需要质押作为担保，称为 AVS（主动验证服务）。有些 LRT 是金库的份额，存款投向由金库管理者决定。',
        'LRT 和 LST 有什么区别？流动性质押代币（LST）背后的质押只保护以太坊。LRT 背后的质押还保护那些服务：可以从中获得收益，也可能被它们罚没；经过的合约更多，退出通常也更久。',
      ],
    },
  },
  bitcoin: {
    en: {
      title: 'A bitcoin token',
      text: [
        'It stands for bitcoin that somebody holds or stakes elsewhere. Ethereum cannot see that bitcoin: the token is worth what those who hold it will give for it.',
      ],
    },
    zh: {
      title: '比特币代币',
      text: ['它代表由他人在别处持有或质押的比特币。以太坊看不到那些比特币：代币的价值取决于持有方愿意为它兑付多少。'],
    },
  },
  plain: {
    en: {
      title: 'A plain token',
      text: ['It earns nothing by being held. Nothing is staked on behalf of those who hold it.'],
    },
    zh: {
      title: '普通代币',
      text: ['持有它本身不产生收益，没有人替持有者进行质押。'],
    },
  },
  rate: {
    en: {
      title: 'Redemption value',
      text: [
        'What one token can be redeemed for by its protocol’s own accounts. It is not a price: redeeming can take days, can cost a fee, and is not open to everybody for every token. After a loss the accounts may take a day to show it.',
      ],
    },
    zh: {
      title: '赎回价值',
      text: [
        '按协议自身的账目，一个代币可以赎回多少。它不是价格：赎回可能需要数天，可能收费，有些代币也并非人人可以赎回。发生损失后，账目可能要一天才会反映出来。',
      ],
    },
  },
  discount: {
    en: {
      title: 'Discount',
      text: [
        'How much less a token brings on the market than it redeems for. Waiting has a price, so a small discount is usual where redeeming takes days, and a larger one where it is not open to all.',
        'A discount that grows quickly says that many want out at once, or that they doubt what stands behind the token. If you sell, it is a loss; if you can redeem and wait, it need not be.',
      ],
    },
    zh: {
      title: '折价',
      text: [
        '代币的市场价比赎回价值低多少。等待是有代价的，因此在赎回需要数天时，小幅折价很正常；若并非人人可以赎回，折价会更大。',
        '折价迅速扩大，说明许多人同时想退出，或对代币背后的资产存疑。卖出便成为损失；若能赎回并愿意等待，则未必。',
      ],
    },
  },
  apr: {
    en: {
      title: 'Yearly yield (APR)',
      text: [
        'How much the redemption value grew over the days shown, stretched to a year without interest on interest. It says what was, not what will be.',
      ],
    },
    zh: {
      title: '年化收益（APR）',
      text: ['赎回价值在所示天数内的增长，按单利折算成一年。它说的是过去，不代表未来。'],
    },
  },
}
