import type { Area } from './types.ts'

/**
 * What an error means to the person at the screen, by class name and, where it says more, by its data: what happened,
 * then what to do.
 */
export const errors = {
  'errors.fallback': 'Something went wrong (code {code}). Nothing was lost. Try again.',
  'errors.InternalError': 'Something went wrong inside Bowline. Nothing was sent. Try again.',
  'errors.BackgroundGoneError':
    'Bowline restarted before it could answer. Nothing was lost: look at the screen and try again.',
  'errors.WalletLockedError': 'Bowline is locked. Unlock it and try again.',
  'errors.LockedError': 'Bowline is locked. Unlock it and try again.',
  'errors.RecordLockedError': 'Bowline is locked. Unlock it and try again.',
  'errors.NoVaultError': 'There is no wallet in this browser yet. Create one or restore yours.',
  'errors.VaultExistsError': 'There is a wallet in this browser already. Unlock it, or add to it.',
  'errors.WrongPasswordError': 'This password is not right. Try again.',
  'errors.TooManyAttemptsError': 'Too many wrong passwords in a row. Wait a little, then try again.',
  'errors.PasswordRuleError': 'This password cannot be used. Choose another.',
  'errors.PasswordRuleError.short': 'This password is too short.',
  'errors.PasswordRuleError.long': 'This password is too long.',
  'errors.PasswordRuleError.common': 'This password is among the first that thieves try. Choose another.',
  'errors.VaultDamagedError':
    'The stored wallet is damaged. Nothing was overwritten. Restore it from your recovery phrase.',
  'errors.VaultNewerError': 'A newer version of Bowline wrote this wallet. Update Bowline; nothing was touched.',
  'errors.VaultWriteError':
    'The browser could not save your wallet. Nothing was changed. Free some disk space and try again.',
  'errors.VaultConflictError':
    'Your wallet was changed from another window. Close Bowline, open it again and repeat the change.',
  'errors.RecordNewerError': 'A newer version of Bowline wrote this. Update Bowline to change it; nothing was touched.',
  'errors.RecordWriteError':
    'The browser could not save this. Nothing was changed. Free some disk space and try again.',
  'errors.StoreError':
    'The browser could not read or write its storage. Free some disk space, then restart the browser.',
  'errors.KdfError': 'The stored wallet is protected in a way Bowline does not use. It was not opened and not changed.',
  'errors.CipherError': 'A stored secret could not be opened.',
  'errors.PhraseCountError': 'A recovery phrase has 12, 15, 18, 21 or 24 words. There are {data} here.',
  'errors.PhraseWordError': 'Word {data} is not in the list of recovery words. Check its spelling.',
  'errors.PhraseChecksumError':
    'These words do not fit together: one is wrong or in another place. Check them against your copy.',
  'errors.PassphraseError': 'This passphrase is too long.',
  'errors.PathError': "This is not a derivation path. It looks like m/44'/60'/0'/0/x.",
  'errors.PrivateKeyError': 'This is not a private key. It has 64 characters 0–9 and a–f; copy it again.',
  'errors.AddressError':
    'This is not a valid address. It starts with 0x and has 40 more characters; if its capitals are wrong, a character is.',
  'errors.DuplicateAccountError': 'This account is already in your wallet.',
  'errors.UnknownAccountError': 'This account cannot sign here.',
  'errors.WatchedAccountError': 'Bowline only watches this account: it has no key to sign with.',
  'errors.TooManyAccountsError': 'The wallet holds no more accounts. Remove one you no longer need.',
  'errors.AccountNameError': 'This name cannot be shown. Use up to 64 ordinary characters.',
  'errors.AccountOrderError': 'The list of accounts has changed. Try again.',
  'errors.NoSuchAccountError': 'Choose at least one account that is in this wallet.',
  'errors.SettingsError': 'This setting cannot have that value. Nothing was changed.',
  'errors.AlarmSettingError': 'This cannot be set as asked. Nothing was changed.',
  'errors.PreferenceError': 'This cannot be kept as asked. Nothing was changed.',
  'errors.PreferenceError.tokens': 'No more tokens can be added. Remove one you no longer need.',
  'errors.PreferenceError.discountAlert': 'The threshold must be above 0% and at most 100%.',
  'errors.KnownTokenError': 'Bowline knows this token already. It is shown as soon as you hold some of it.',
  'errors.NotTokenError': 'There is no usable token at this address on this chain. Check the address and the chain.',
  'errors.TokenChangedError': 'The contract now says something else of itself. Nothing was added. Look at it again.',
  'errors.EndpointError': 'The endpoint cannot be used. Check its address, or use another.',
  'errors.EndpointError.url':
    'This is not the address of an endpoint. It starts with https:// and comes from your node or provider.',
  'errors.EndpointError.insecure':
    'An endpoint must start with https://. Plain http is only for this computer, with the developer switch on.',
  'errors.EndpointError.credentials': 'A name and password inside the address are not supported. Use it without them.',
  'errors.EndpointError.network':
    'The endpoint cannot be reached. Check the address and your connection, then try again.',
  'errors.EndpointError.timeout': 'The endpoint did not answer in time. Try again, or use another.',
  'errors.EndpointError.redirect': 'The endpoint sends its visitors elsewhere. Use the address it points to instead.',
  'errors.EndpointError.status': 'The endpoint answered with an error. Check the address and the key in it.',
  'errors.EndpointError.rate-limited': 'The endpoint asks for fewer requests. Wait a little, or use another.',
  'errors.EndpointError.too-large': 'The endpoint sent more than any answer may hold. Use another.',
  'errors.EndpointError.bad-answer':
    'Something answers at this address, but not as an Ethereum node does. Check the address, or use another.',
  'errors.EndpointError.wrong-chain': 'The endpoint is on another chain. Use one of the chain it is listed for.',
  'errors.OutsideError': 'This address cannot be used. Check it, then try again.',
  'errors.OutsideError.url': 'This is not a web address. It starts with https://.',
  'errors.OutsideError.insecure':
    'The address must start with https://. Plain http is only for this computer, with the developer switch on.',
  'errors.OutsideError.credentials': 'A name and password inside the address are not supported. Use it without them.',
  'errors.OutsideError.private': 'This address is inside a private network, so it is not asked.',
  'errors.OutsideError.network': 'The address cannot be reached. Check it and your connection, then try again.',
  'errors.OutsideError.timeout': 'The address did not answer in time. Try again later.',
  'errors.OutsideError.redirect': 'The address sends its visitors elsewhere, so it is not used.',
  'errors.OutsideError.status': 'The address answered with an error. Check it, then try again.',
  'errors.OutsideError.too-large': 'The address sent more than it may. Nothing of it was used.',
  'errors.OutsideError.type': 'The address sent another kind of content than was asked for. Nothing of it was used.',
  'errors.OutsideError.bad-answer': 'The answer cannot be read. Nothing of it was used.',
  'errors.ChainUnreachableError':
    'None of your endpoints can be used right now. Check them in Settings, then try again.',
  'errors.ChainUnknownError': 'Bowline does not offer this chain.',
  'errors.BadAnswerError': 'The endpoint gave an answer that makes no sense. Try again, or use another in Settings.',
  'errors.TooManyRequestsError': 'Too many requests at once. Try again in a moment.',
  'errors.NodeError': 'The endpoint refused the request.',
  'errors.NoArchiveError':
    'Your endpoint does not keep the state of past days. An archive endpoint, set in Settings, does.',
  'errors.ReadError': 'A contract did not answer. The value is unknown until it does.',
  'errors.PartialReadError': 'Only part of the values could be read.',
  'errors.InconsistentReadError': 'The answers contradict each other, so they are not shown. Read again.',
  'errors.RateError': 'A redemption rate is out of range or changed by half at once, so nothing is valued by it.',
  'errors.FeedError': 'The dollar price could not be read.',
  'errors.BroadcastRefusedError': 'The endpoint refused the transaction. Nothing was sent.',
  'errors.InvalidFeeError': 'These fees cannot be used. Check them.',
  'errors.DataSetError': 'Line {data} of this file is no claim data: each line names an earner, a token and an amount.',
  'errors.DataSetError.0': 'This file is no claim data: it is empty, too large, or something else.',
  'errors.NotClaimableError': 'These rewards cannot be claimed now. Read them again to see what is left.',
  'errors.NotClaimableError.proof': 'The proof does not match the chain, so nothing was asked of you.',
  'errors.NotClaimableError.root': 'The chain has no root with this data.',
  'errors.NotClaimableError.disabled': 'The root of this claim was disabled.',
  'errors.NotClaimableError.early': 'The root of this claim cannot be claimed on yet.',
  'errors.NotClaimableError.refused': 'The contract refuses this proof, so nothing was asked of you.',
  'errors.NotClaimableError.taken': 'These rewards were claimed already.',
  'errors.NotClaimableError.paused': 'EigenLayer has paused claims. Try again later.',
  'errors.NotClaimableError.claimer': 'Somebody else may claim these rewards now. Read them again.',
  'errors.NotClaimableError.changed': 'The amounts have changed since they were read. Read them again, then claim.',
  'errors.NotFinishableError': 'This exit cannot be finished now. Refresh to see what it waits for.',
  'errors.NotFinishableError.early': 'This exit is not ready yet. Its time has not come, or it was moved.',
  'errors.NotFinishableError.gone':
    'This exit is no longer there: it was finished already. Refresh to see what arrived.',
  'errors.NotFinishableError.paused': 'The protocol has paused paying out. Your claim stays as it is; try again later.',
  'errors.NotFinishableError.unfunded':
    'What would pay this does not hold enough yet. Your claim stays as it is; try again later.',
  'errors.NotPossibleError': 'This cannot be done now. Look at what stands in the way and try again.',
  'errors.PodActionError': 'The EigenPod cannot do this now. Nothing was sent.',
  'errors.PodActionError.paused': 'EigenLayer has paused this for EigenPods. Try again later.',
  'errors.PodActionError.exists': 'This account has its EigenPod already.',
  'errors.PodActionError.no-pod': 'This account has no EigenPod yet. Create it first.',
  'errors.PodActionError.open-checkpoint': 'A checkpoint is open already. Submit its proofs first.',
  'errors.PodActionError.no-checkpoint': 'No checkpoint is open. Start one, then make the proofs for it.',
  'errors.PodActionError.nothing-new': 'No ether has come since the last checkpoint.',
  'errors.PodActionError.disabled': 'This EigenPod was retired for good.',
  'errors.PodActionError.wrong-proof': 'A proof in this file does not hold. Make the file again.',
  'errors.PodActionError.other-block':
    'This file was made for another checkpoint or another time. Make it again for this one.',
  'errors.PodActionError.no-time': 'This file does not say which time its proofs are about. Make it again.',
  'errors.PodActionError.not-this-pod': 'No proof in this file is about a validator that this EigenPod can count.',
  'errors.PodActionError.nothing-to-prove': 'Everything in this file was proven already.',
  'errors.ProofFileError':
    'This is not a file of EigenPod proofs, or it is damaged. Make it again and choose it once more.',
  'errors.AlreadySentError': 'A transaction that does this is on its way. Wait until it is in a block.',
  'errors.ImpossiblePositionError':
    'A contract said something of this holding that cannot be true, so it is not shown.',
  'errors.NotReplaceableError': 'This transaction is no longer waiting, so there is nothing to replace.',
  'errors.SignatureError': 'The signature did not match the account and was thrown away. Nothing was sent. Try again.',
  'errors.ApprovalGoneError': 'This request is no longer waiting.',
  'errors.StaleApprovalError': 'The request changed. Look at it again before you confirm.',
  'errors.AlreadyAskingError': 'Bowline is already asking for this. Look for its window.',
  'errors.TooManyPromptsError': 'Too many requests are waiting already. Answer those first.',
  'errors.NotConnectedError': 'This site is not connected.',
  'errors.RejectedError': 'The request was rejected.',
  'errors.SimulationUnavailableError': 'The effects of this transaction could not be checked.',
  'errors.SimulationUnavailableError.unsupported':
    'Your endpoint cannot rehearse a transaction before it is signed. Add one in Settings that offers eth_simulateV1.',
  'errors.SimulationUnavailableError.insufficient-funds':
    'The account does not hold enough ether for this transaction.',
  'errors.SimulationUnavailableError.contract-sender':
    'Your endpoint lets no contract be the sender. Here that is the gate of the slasher, a contract, and says nothing of the stake.',
  'errors.SimulationUnavailableError.refused': 'Your endpoint refused to rehearse it.',
  'errors.SimulationUnavailableError.bad-answer': 'Your endpoint rehearsed it, but its answer makes no sense.',
  'errors.ExplanationTimeoutError': 'Your endpoint took too long to answer.',
  'errors.ChainUnreachableError.none': 'No endpoint is set. Choose one in Settings.',
  'errors.ChainUnreachableError.network':
    'None of your endpoints can be reached. Check your connection, then try again.',
  'errors.ChainUnreachableError.timeout':
    'None of your endpoints answered in time. Try again, or add another in Settings.',
  'errors.ChainUnreachableError.rate-limited':
    'Your endpoints ask for fewer requests. Wait a little, or add another in Settings.',
  'errors.ChainUnreachableError.wrong-chain':
    'Your endpoint is on another chain, so nothing it says is used. Check it in Settings.',
  'errors.BroadcastRefusedError.nonce-too-low':
    'Another transaction of this account took this number already. Look at the activity, then try again.',
  'errors.BroadcastRefusedError.underpriced':
    'A transaction with this number waits already at a similar fee. Raise the fee to replace it.',
  'errors.BroadcastRefusedError.insufficient-funds':
    'The account does not hold enough ether for the amount and the fee. Nothing was sent.',
  'errors.BroadcastRefusedError.fee-too-low':
    'The fee is below what the network asks now. Nothing was sent. Ask again with a higher one.',
  'errors.BroadcastRefusedError.gas': 'The gas limit is outside what the network allows. Nothing was sent.',
  'errors.BroadcastRefusedError.busy':
    'The endpoint holds too many waiting transactions. Try again later, or use another.',
  'errors.NotReadyError':
    'Something of this transaction is not known yet, or its number was taken meanwhile. Nothing was signed. Try again.',
  'errors.NotApprovableError': 'This cannot be confirmed at the moment. Look at it again.',
  'errors.FailedAfterApprovalError':
    'It was confirmed, but could not be done. Look at the activity before you try again.',
  'errors.RevokedError': 'This site is no longer connected to that account.',
  'errors.InvalidParamsError': 'This value cannot be used. Check it.',
  'errors.TransactionShapeError': 'This transaction is not complete. Nothing was signed.',
  'errors.TypedDataMismatchError': 'What would be signed is not what was shown. Nothing was signed.',
  'errors.UnknownProcedureError': 'This page is older than Bowline itself. Close it and open it again.',
  'errors.RecordRejectedError': 'Something stored here was not written by this wallet, so it was not used.',
  'errors.BadGrantsError': 'The stored list of sites cannot be read, so no site is connected.',
} as const satisfies Area
