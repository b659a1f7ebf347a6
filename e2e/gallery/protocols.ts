import type { Mirror } from '../../lib/messaging/mirror.ts'
import { depositPool as kelpDeposits } from '../../lib/protocols/kelp/addresses.ts'
import { withdrawalQueue } from '../../lib/protocols/lido/addresses.ts'
import { lbtc } from '../../lib/protocols/lombard/addresses.ts'
import { rsteth } from '../../lib/protocols/mellow/addresses.ts'
import { pufeth, withdrawalManager as puffer } from '../../lib/protocols/puffer/addresses.ts'
import { staking } from '../../lib/protocols/pumpBTC/addresses.ts'
import { withdrawQueue as renzo, steth } from '../../lib/protocols/renzo/addresses.ts'
import { change } from './effects.ts'
import { ask, encode, permit, sends, transaction, types } from './requests.ts'
import { account, ether } from './world.ts'

// Approvals of the other protocols, at least one of each family of calls.

const bitcoin = 100_000_000n

/** What each of these scenes changes in the mirror. */
export const protocolRequests: Readonly<Record<string, Partial<Mirror>>> = {
  'lrt-deposit': ask(
    sends(
      transaction(
        kelpDeposits,
        encode('function depositETH(uint256 minRSETHAmountExpected, string referralId) payable', [
          9_300_000_000_000_000_000n,
          'gallery',
        ]),
        { value: 10n * ether },
      ),
      {
        changes: [
          change('balance', 'ETH', 13_214_159_265_358_979_323n, 3_214_159_265_358_979_323n),
          change('balance', 'rsETH', null, 9_345_678_901_234_567_890n),
        ],
      },
    ),
  ),
  'lrt-request': ask(
    sends(transaction(renzo, encode('function withdraw(uint256 amount, address assetOut)', [5n * ether, steth])), {
      changes: [
        change('balance', 'ezETH', 7_500_000_000_000_000_000n, 2_500_000_000_000_000_000n),
        change('withdrawal', 'stETH', null, 5_350_000_000_000_000_000n),
      ],
    }),
  ),
  'lrt-request-puffer': ask(
    sends(
      transaction(
        puffer,
        encode('function requestWithdrawal(uint128 pufETHAmount, address recipient)', [3n * ether, account]),
      ),
      {
        changes: [
          change('balance', 'pufETH', 3n * ether, null),
          change('withdrawal', 'WETH', null, 3_120_000_000_000_000_000n),
        ],
      },
    ),
  ),
  'lst-claim': ask(
    sends(
      transaction(
        withdrawalQueue,
        encode('function claimWithdrawals(uint256[] requestIds, uint256[] hints)', [
          [61_234n, 61_240n],
          [512n, 513n],
        ]),
      ),
      {
        changes: [
          change('balance', 'ETH', 3_214_159_265_358_979_323n, 9_712_345_678_901_234_567n),
          change('withdrawal', 'ETH', 6_498_186_413_542_255_244n, null),
        ],
      },
    ),
  ),
  'permit-pufeth': ask(
    types({
      ...permit,
      domain: { name: 'pufETH', version: '1', chainId: '1', verifyingContract: pufeth.address },
      message: { ...permit.message, spender: puffer, value: (3n * ether).toString() },
    }),
  ),
  'vault-redeem': ask(
    sends(
      transaction(
        rsteth.address,
        encode('function redeem(uint256 shares, address receiver, address owner)', [4n * ether, account, account]),
      ),
      {
        changes: [
          change('balance', 'rstETH', 6n * ether, 2n * ether),
          change('withdrawal', 'wstETH', null, 3_987_654_321_098_765_432n),
        ],
      },
    ),
  ),
  'bitcoin-deposit': ask(
    sends(transaction(staking, encode('function stake(uint256 amount)', [bitcoin / 2n])), {
      changes: [change('balance', 'pumpBTC', null, bitcoin / 2n)],
    }),
  ),
  'bitcoin-redeem': ask(
    sends(
      transaction(
        lbtc.address,
        encode('function redeemForBtc(bytes scriptPubkey, uint256 amount)', [
          `0x0014${'751e76e8199196d454941c45d1b3a323f1433bd6'}`,
          bitcoin / 4n,
        ]),
      ),
      { changes: [change('balance', 'LBTC', bitcoin, (bitcoin * 3n) / 4n)] },
    ),
  ),
}
