import { type AbiParameter, type Hex, parseAbiItem, toFunctionSelector } from 'viem'
import type { RevertReason } from '../messaging/mirror.ts'
import { decodeParameters } from '../protocols/calldata.ts'
import { protocols } from '../protocols/index.ts'
import { sentence } from '../protocols/sentence.ts'

/** Shown characters of anything a contract says about itself (R7). */
const maxText = 256
/** Beyond this revert data is not looked at (H143). */
const maxBytes = 64 * 1024

/** Errors of the token standards and of OpenZeppelin's contracts, which most tokens use. Source: OpenZeppelin 5, ERC-6093. */
const common = [
  'error ERC20InsufficientBalance(address sender, uint256 balance, uint256 needed)',
  'error ERC20InsufficientAllowance(address spender, uint256 allowance, uint256 needed)',
  'error ERC20InvalidSender(address sender)',
  'error ERC20InvalidReceiver(address receiver)',
  'error ERC20InvalidApprover(address approver)',
  'error ERC20InvalidSpender(address spender)',
  'error ERC721NonexistentToken(uint256 tokenId)',
  'error ERC721IncorrectOwner(address sender, uint256 tokenId, address owner)',
  'error ERC721InsufficientApproval(address operator, uint256 tokenId)',
  'error ERC2612ExpiredSignature(uint256 deadline)',
  'error ERC2612InvalidSigner(address signer, address owner)',
  'error OwnableUnauthorizedAccount(address account)',
  'error AccessControlUnauthorizedAccount(address account, bytes32 neededRole)',
  'error EnforcedPause()',
  'error ReentrancyGuardReentrantCall()',
  'error AddressEmptyCode(address target)',
  'error SafeERC20FailedOperation(address token)',
  'error FailedCall()',
  'error InsufficientBalance(uint256 balance, uint256 needed)',
]

/** Errors that have a sentence of their own, as `intents.revert.<name>`. */
const explained: ReadonlySet<string> = new Set([
  'AccessManagedUnauthorized',
  'ActivelyDelegated',
  'AlreadyClaimed',
  'AssetNotSupported',
  'BalanceExceedsMaxTotalDeposits',
  'BlacklistedUser',
  'CallerCannotUndelegate',
  'CallerNotAuthorizedToRedeem',
  'CallerNotOwnerNorApproved',
  'CannotCheckpointTwiceInSingleBlock',
  'CannotReferSelf',
  'CantInstantWithdrawMoreThanAvailable',
  'CapacityExceeded',
  'CheckpointAlreadyActive',
  'ClaimPaused',
  'ContractPaused',
  'ContractPausedUntil',
  'CoreMethodsPaused',
  'CredentialsAlreadyVerified',
  'CurrentlyPaused',
  'DailyMintLimitExceeded',
  'DepositAndWithdrawalForbidden',
  'DepositExceedsMaxPerDeposit',
  'DepositLimitReached',
  'DepositsLocked',
  'ERC20InsufficientAllowance',
  'ERC20InsufficientBalance',
  'ERC4626ExceededMaxRedeem',
  'ERC4626ExceededMaxWithdraw',
  'EarlyClaim',
  'EarningsNotGreaterThanClaimed',
  'EigenPodAlreadyExists',
  'EnforcedPause',
  'Erc721CallerNotOwnerOrApproved',
  'ExceedAmountToWithdraw',
  'ExceededRedeemable',
  'ExceedsMaxFrxEthPerNFT',
  'ExitRequestNotProcessed',
  'FullySlashed',
  'InceptionOnPause',
  'InputArrayLengthMismatch',
  'InputArrayLengthZero',
  'InstantWithdrawalNotEnabled',
  'InsufficientBalance',
  'InsufficientCapacity',
  'InsufficientClaim',
  'InsufficientEth',
  'InsufficientRswETHReceived',
  'InsufficientWithdrawableBalance',
  'InvalidAmount',
  'InvalidAmountToDeposit',
  'InvalidAmountToWithdraw',
  'InvalidClaimProof',
  'InvalidDepositAmount',
  'InvalidETHDeposit',
  'InvalidEpoch',
  'InvalidHint',
  'InvalidSignature',
  'InvalidWithdrawAmount',
  'InvalidWithdrawIndex',
  'InvalidWithdrawalAmount',
  'IsNotAbleToRedeem',
  'LowLtv',
  'LowerMinAmount',
  'LowerThanMinOut',
  'MaxBurnAmount',
  'MaxGapReached',
  'MaxLimitOnWithdrawRequestCountReached',
  'MaxStrategiesExceeded',
  'MaximumDepositLimitReached',
  'MinimumAmountToReceiveNotMet',
  'MintFrxEthIsPaused',
  'MultipleWithdrawalsAreForbidden',
  'MustBeDelegatedToVaultOperator',
  'NativeWithdrawNotSupported',
  'NewSharesZero',
  'NoActiveCheckpoint',
  'NoBalanceToCheckpoint',
  'NoWithdrawalRequests',
  'NotActivelyDelegated',
  'NotEnoughCollateralValue',
  'NotFinalized',
  'NotHarvested',
  'NotInWhitelist',
  'NotMatureYet',
  'NotWhitelistedDepositor',
  'NotWithdrawAsset',
  'OnlyEigenPodOwner',
  'OnlyEigenPodOwnerOrProofSubmitter',
  'OnlyUnderlyingToken',
  'OperatorNotRegistered',
  'OperatorsCannotUndelegate',
  'OraclePriceExpired',
  'PoolInsufficientBalance',
  'PoolUnstakeAmLessThanMin',
  'PoolZeroAmount',
  'PreviousSplitPending',
  'PriceAboveDailyThreshold',
  'QueueEmpty',
  'QueuePosition',
  'QueuedWithdrawalNotFilled',
  'RequestAlreadyClaimed',
  'RequestAmountTooLarge',
  'RequestAmountTooSmall',
  'RequestNotFinalized',
  'RequestNotFoundOrNotFinalized',
  'RequestNotValid',
  'ResumedExpected',
  'RootDisabled',
  'RootNotActivated',
  'SaltSpent',
  'SharesAmountTooHigh',
  'SharesAmountZero',
  'SignatureExpired',
  'StakersWithdrawalNotFound',
  'StrategyNotWhitelisted',
  'TargetCapacityNotSet',
  'TooMuchRedeem',
  'TooMuchWithdraw',
  'TransfersBlocked',
  'TransfersPaused',
  'UnauthorizedCaller',
  'UnsupportedWithdrawAsset',
  'WithdrawRequestPaused',
  'WithdrawRequestTooLarge',
  'WithdrawRequestTooSmall',
  'WithdrawalAlreadyCompleted',
  'WithdrawalAlreadyProcessed',
  'WithdrawalAmountTooHigh',
  'WithdrawalAmountTooLow',
  'WithdrawalCredentialsNotForEigenPod',
  'WithdrawalDelayNotElapsed',
  'WithdrawalDelayNotPassed',
  'WithdrawalLocked',
  'WithdrawalNotQueued',
  'WithdrawalRequestDoesNotExist',
  'WithdrawalRequestFinalizationOnlyAllowedForNFTOwner',
  'WithdrawalRequestNotProcessed',
  'WithdrawalsLockedDuringAllocations',
  'WithdrawalsPaused',
  'WithdrawerNotCaller',
  'requestIdNotFinalized',
])

type Known = { name: string; inputs: readonly AbiParameter[] }
let table: ReadonlyMap<string, Known> | undefined

function known(): ReadonlyMap<string, Known> {
  table ??= new Map(
    [...common, ...protocols.flatMap(({ errors }) => errors ?? [])].map((signature) => {
      const item = parseAbiItem(signature as 'error Any()')
      // An error's selector is made as a function's is.
      return [toFunctionSelector(signature.replace(/^error /, 'function ')), { name: item.name, inputs: item.inputs }]
    }),
  )
  return table
}

/**
 * Why a call failed, from its revert data: `Error(string)`, `Panic(uint256)`, a custom error we know, or the raw data (cut).
 * Texts are cut to 256 characters and still foreign. Never throws.
 */
export function decodeRevert(data: Hex): RevertReason {
  const raw: RevertReason = { type: 'unknown', data: data.slice(0, 2 + maxText) as Hex }
  if (data.length < 10 || data.length > 2 + 2 * maxBytes) return raw
  const rest: Hex = `0x${data.slice(10)}`
  try {
    const selector = data.slice(0, 10).toLowerCase()
    if (selector === '0x08c379a0')
      return { type: 'message', text: cut(String(first(decodeParameters([{ type: 'string' }], rest)))) }
    if (selector === '0x4e487b71')
      return { type: 'panic', code: first(decodeParameters([{ type: 'uint256' }], rest)) as bigint }
    const error = known().get(selector)
    if (error === undefined) return raw
    const { values } = decodeParameters(error.inputs, rest)
    const explanation = explained.has(error.name) ? sentence(`intents.revert.${error.name}`) : null
    return { type: 'named', name: error.name, args: values.map((value) => cut(String(value))), sentence: explanation }
  } catch {
    // The data only looks like an error: it is shown as it came.
    return raw
  }
}

const first = ({ values }: { values: readonly unknown[] }) => values[0]
const cut = (text: string) => [...text.slice(0, 2 * maxText)].slice(0, maxText).join('')
