import type { Area } from './types.ts'

/** What may be wrong with a request. The keys are made in lib/safety and by decoders. */
export const warnings = {
  // Noticed by a decoder
  'warnings.redelegateWaits':
    'The stake does not move at once. It stays exposed to the old operator through the withdrawal delay, and each withdrawal must then be completed as shares to reach the new one.',
  'warnings.undelegateQueues':
    'Everything restaked goes into the withdrawal queue, earns nothing more, and can still be slashed until the delay is over.',
  'warnings.undelegateOther': 'This ends the delegation of an account that is not yours.',
  'warnings.ignoredWithdrawer':
    'The request names {address} as withdrawer. EigenLayer ignores that: only this account can complete the withdrawal. Ask the site why it is there.',
  'warnings.completesAsShares':
    'You receive no tokens: the amount is restaked again with the operator this account has now.',
  'warnings.claimerForEver':
    '{claimer} will be able to claim all rewards, now and in future, and send them anywhere, until you change this.',
  'warnings.operatorForEver':
    'Becoming an operator cannot be undone, and an operator can never delegate to anyone else.',
  'warnings.givesControl': 'This gives somebody lasting control. It is hardly ever part of staking.',
  'warnings.removedFunction': 'EigenLayer removed this function. The site is out of date, or not honest.',
  'warnings.validatorExits':
    'Validators exit for good. Their ether arrives in the EigenPod and still has to go through the withdrawal queue.',
  'warnings.validatorWithdraws':
    'Ether leaves the validators for the EigenPod and still has to go through the withdrawal queue.',
  'warnings.validatorMoves': 'The balance of one validator moves to another for good. Check that both are yours.',
  'warnings.proofSubmitter':
    'This address can start checkpoints and request withdrawals of your validators. It cannot take ether out.',
  'warnings.allocationsExpose':
    'What is committed can be slashed by that operator set, also for everybody who delegates to this operator.',
  'warnings.setsMaySlash': 'Once stake is allocated to these sets, their service can slash it.',
  'warnings.slashes': 'This takes stake from the operator and everybody who delegates to it. It cannot be undone.',
  'warnings.newSlasher': 'Whoever this names can slash every operator of the set, after a delay.',
  'warnings.ownKeyLosesControl':
    'Once an account has an administrator, its own key no longer counts unless it is on the list.',
  'warnings.takesControl': 'If the account taken off the list is yours, you lose control for good.',
  'warnings.vaultLocks':
    'What is in the vault can neither leave nor change operator until its time is over, and can be slashed meanwhile.',
  'warnings.maybeVault':
    'Bowline cannot tell whether {target} is an EigenLayer vault. Other contracts can have functions of these names.',
  'warnings.notOwnPod':
    '{target} is not the EigenPod of this account. It is somebody else’s, or a contract that only looks like one.',
  'warnings.checkpointOpen':
    'No second checkpoint can start before this one is finished, which takes a proof for each validator.',
  'warnings.checkpointForced': 'The checkpoint this starts lowers what the owner of the pod has restaked.',
  'warnings.podEnds':
    'This cannot be undone. The pod never restakes again, and its withdrawals that wait in the queue are struck.',
  'warnings.taskFee': 'The service sets the fee, in a token this account must have allowed.',
  'warnings.notLiveYet': 'EigenLayer has announced this function, but the version that Bowline knows does not have it.',
  'warnings.oldDomain': 'The message is made for an older EigenLayer. Today’s contracts do not accept the signature.',
  'warnings.rawValidatorRequest':
    'This asks the beacon chain directly to withdraw or merge validators. Bowline does not sign such requests.',
  'warnings.createsWithValue':
    'The new contract takes ether from this account. If its code destroys itself, the ether is gone.',
  'warnings.wholeCollection': 'This covers every token of the collection, also those you receive later.',
  'warnings.delegateCall': '{target} would run its own code with the full powers of the calling account.',
  'warnings.unknownInside': {
    one: '{count} of the calls inside is not known to Bowline.',
    other: '{count} of the calls inside are not known to Bowline.',
  },

  // Signatures
  'warnings.signedPermit':
    'Whoever holds this signature can use it without asking you again, and you pay no fee that would remind you.',
  'warnings.signedTransfer': 'Whoever holds this signature can make the payment at once.',
  'warnings.signedOrder': 'Whoever holds this signature can trade at these terms until it expires.',
  'warnings.receivesNothing': 'You would give something away and receive nothing for it.',
  'warnings.notPermit2': 'This looks like a Permit2 permission but names another contract.',
  'warnings.noContract': 'The message does not say which contract it is for.',
  'warnings.noChainId': 'The message names no chain, so it is valid on every chain.',
  'warnings.longDeadline': 'The signature stays good for more than a year, until {until}.',
  'warnings.operatorApproval': 'Only an operator signs this. It lets another account delegate to it.',
  'warnings.operatorRegistration': 'Only an operator signs this. It lets a service register it.',
  'warnings.staleDelegation':
    'EigenLayer no longer accepts signed delegations. The site is out of date, or not honest.',
  'warnings.fullDelegation': 'This lets another account do what yours can, within limits that only the contract knows.',
  'warnings.voteDelegation': 'Votes go to this address until you change it. Tokens stay where they are.',
  'warnings.relayedCall': 'Somebody else can send this call in your name, whenever they like.',
  'warnings.unknownTypedData': 'Bowline does not know this kind of message. Read every line below before signing.',
  'warnings.signsHash': 'These 32 bytes could be the fingerprint of anything, also of a transaction or a permission.',
  'warnings.signsDigest': 'These bytes are built like a signed permission that you are not shown.',
  'warnings.signsTransaction':
    'These bytes are built like a transaction or an authorisation. A message never needs to be.',
  'warnings.signInElsewhere':
    'This signs you in to {domain}, not to the site that asks. It would let this site act as you there.',
  'warnings.signInScheme': 'This sign-in is for another kind of connection than the site uses.',
  'warnings.signInAccount': 'This sign-in names another account.',
  'warnings.signInPort': 'This sign-in is for {domain}, another port of the same site.',
  'warnings.notASignIn': 'This looks like a sign-in but is not a valid one.',
  'warnings.signInExpired': 'This sign-in has expired.',
  'warnings.signInEarly': 'This sign-in is not valid yet.',

  // Rules
  'warnings.unlimitedApproval':
    'No limit: {spender} may take all of {token}, now and whatever comes later. Ask the site for an exact amount instead.',
  'warnings.newSpender': 'This account has never let {spender} take anything before.',
  'warnings.spenderWithoutCode':
    '{spender} is no contract. Whoever holds its key could take what you allow at any moment.',
  'warnings.spenderUnread': 'Not checked: your endpoint did not say whether {spender} is a contract.',
  'warnings.foreign.recipient': 'The recipient is not this account but {address}.',
  'warnings.foreign.withdrawer': 'The withdrawer is not this account but {address}.',
  'warnings.foreign.staker': 'The stake is not this account’s but that of {address}.',
  'warnings.ownRecipient': 'This goes to another account of yours, {address}.',
  'warnings.payeeZero': 'Nobody has the key to the zero address. What is sent there is lost.',
  'warnings.payeeToken': '{address} is a token contract. What is sent there is usually lost.',
  'warnings.payeeLooksLike': '{address} looks like {known} but is another address. Different digits: {different}',
  'warnings.firstPayment':
    'This account has not paid {address} before. Compare the address with where you got it from.',
  'warnings.unknownOperator': '{operator} is not an operator that Bowline knows. Anyone can register as one.',
  'warnings.notAnOperator': '{operator} is not registered as an operator.',
  'warnings.operatorUnread': 'Not checked: your endpoint did not say what {operator} is exposed to.',
  'warnings.allocatesAtOnce':
    'This operator can expose the stake to new slashing at once, while leaving takes {withdrawal}.',
  'warnings.allocatesFast':
    'This operator can expose the stake to new slashing after {delay}, while leaving takes {withdrawal}.',
  'warnings.redistributes': {
    one: '{count} of its operator sets keeps what it slashes, so somebody gains by slashing you.',
    other: '{count} of its operator sets keep what they slash, so somebody gains by slashing you.',
  },
  'warnings.willFail': 'This transaction would fail and still cost its fee.',
  'warnings.insufficientFunds': 'This account does not hold enough ether for this transaction.',
  'warnings.notSimulated': 'Not checked: what this changes is told by its data alone.',
  'warnings.partlyChecked': 'Partly checked: some positions could not be read, so a change in them would not show.',
  'warnings.noContractHere': 'There is no contract at {target}. The call does nothing, and ether sent with it is lost.',
  'warnings.unverified': 'Part of this cannot be looked into, so what it does cannot be verified.',
  'warnings.dirtyPadding': 'The data is written in a way no honest program writes it.',
  'warnings.trailingBytes': 'Bytes are appended that the function does not use: {bytes}',
  'warnings.lookalike':
    'This is not {protocol}: its functions are called at an address that is not one of its contracts.',
  'warnings.unknownCall': 'Bowline cannot say what this call does.',
  'warnings.createsContract': 'This puts new code on the chain. Few sites ever need that.',
  'warnings.unknownStrategy': '{strategy} is not a strategy that Bowline knows. Anyone can set one up.',
  'warnings.wrongToken': '{token} is not the token that the strategy {strategy} holds.',
  'warnings.feeHigh': 'The fee may come to {fee}. Check that this is what you mean to pay.',
  'warnings.feeFarAbove': 'The fee is more than ten times what the network asks now: up to {fee}.',
  'warnings.delegatedAccount': 'This account runs the code of a contract (EIP-7702) that can move everything it holds.',
  'warnings.claimedToken':
    '{token} is not a token that Bowline knows. It calls itself {symbol}; anyone can choose a name.',
  'warnings.unknownToken': '{token} is not a token that Bowline knows, and it gives no usable name.',
  'warnings.emptied': 'Nothing of what you send is left in this account afterwards.',
} as const satisfies Area
