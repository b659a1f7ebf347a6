/**
 * Functions of EigenLayer's contracts that Bowline does not put into words, each with the reason. They are shown as an
 * unknown call with all of its data. `<contract>: <functions>`; one that is decoded after all, or is gone from the facts,
 * fails the test that reads this.
 */
export const notDecoded: readonly { reason: string; functions: readonly string[] }[] = [
  {
    reason: 'only the other core contracts or the rewards updater can call it; from an account it reverts',
    functions: [
      'DelegationManager: decreaseDelegatedShares increaseDelegatedShares slashOperatorShares',
      'StrategyManager: addShares increaseBurnOrRedistributableShares removeDepositShares withdrawSharesAsTokens',
      'EigenPodManager: addShares increaseBurnOrRedistributableShares recordBeaconChainETHBalanceUpdate removeDepositShares withdrawSharesAsTokens',
      'EigenPod: withdrawRestakedBeaconChainETH',
      'RewardsCoordinator: disableRoot submitRoot',
      'StrategyBase: deposit withdraw beforeAddShares beforeRemoveShares',
      'StrategyBaseTVLLimits: deposit withdraw beforeAddShares beforeRemoveShares',
      'EigenStrategy: deposit withdraw beforeAddShares beforeRemoveShares',
      'DurationVaultStrategy: deposit withdraw',
      // Of earlier releases.
      'DelegationManager: decreaseDelegatedShares increaseDelegatedShares slashOperatorShares',
      'StrategyManager: addShares removeShares withdrawSharesAsTokens increaseBurnableShares',
      'EigenPodManager: addShares recordBeaconChainETHBalanceUpdate removeShares withdrawSharesAsTokens increaseBurnableShares',
    ],
  },
  {
    reason: 'only the multisigs that administer EigenLayer can call it; from any other account it reverts',
    functions: [
      'DelegationManager: initialize pause pauseAll unpause setMinWithdrawalDelayBlocks setStrategyWithdrawalDelayBlocks',
      'StrategyManager: initialize pause pauseAll unpause renounceOwnership addStrategiesToDepositWhitelist removeStrategiesFromDepositWhitelist setStrategyWhitelister setThirdPartyTransfersForbidden',
      'AllocationManager: initialize pause pauseAll unpause',
      'EigenPodManager: initialize pause pauseAll unpause renounceOwnership setPectraForkTimestamp setProofTimestampSetter',
      'EigenPod: initialize',
      'RewardsCoordinator: initialize pause pauseAll unpause renounceOwnership setActivationDelay setDefaultOperatorSplit setFeeRecipient setRewardsForAllSubmitter setRewardsUpdater',
      'StrategyBase: initialize pause pauseAll unpause',
      'StrategyBaseTVLLimits: initialize pause pauseAll unpause setTVLLimits',
      'EigenStrategy: initialize pause pauseAll unpause',
      'DurationVaultStrategy: initialize pause pauseAll unpause setTVLLimits',
      'StrategyFactory: initialize pause pauseAll unpause renounceOwnership blacklistTokens removeStrategiesFromWhitelist whitelistStrategies',
      'AVSDirectory: initialize pause pauseAll unpause renounceOwnership',
      'EmissionsController: initialize pause pauseAll unpause renounceOwnership setIncentiveCouncil',
      'Eigen: initialize mint multisend renounceOwnership disableTransferRestrictions setAllowedFrom setAllowedTo',
      'CrossChainRegistry: initialize pause pauseAll unpause renounceOwnership addChainIDsToWhitelist removeChainIDsFromWhitelist setTableUpdateCadence',
      'TaskMailbox: initialize renounceOwnership setFeeSplit setFeeSplitCollector',
      'ProtocolRegistry: initialize configure grantRole pauseAll renounceRole revokeRole ship',
      'DelayedWithdrawalRouter: setWithdrawalDelayBlocks',
    ],
  },
  {
    reason: 'only a service (AVS) calls it, to publish software or to be seen from other chains; no stake is touched',
    functions: [
      'CrossChainRegistry: createGenerationReservation removeGenerationReservation setOperatorSetConfig setOperatorTableCalculator',
      'ReleaseManager: publishMetadataURI publishRelease',
      'TaskMailbox: registerExecutorOperatorSet setExecutorOperatorSetTaskConfig',
    ],
  },
  {
    reason: 'it only reads, though the facts list it beside what writes',
    functions: [
      'StrategyBase: userUnderlying',
      'StrategyBaseTVLLimits: userUnderlying',
      'EigenStrategy: userUnderlying',
      'DurationVaultStrategy: userUnderlying',
      'EigenPod: restakingDisabled',
      'Slasher: canWithdraw',
      'IAVSRegistrar: supportsAVS',
      'ServiceManager (M2 AVS): getOperatorRestakedStrategies getRestakeableStrategies avsDirectory',
      'ERC-1271: isValidSignature',
      'ERC-20: allowance',
    ],
  },
  {
    reason: 'the allocation manager calls it at a service’s registrar',
    functions: ['IAVSRegistrar: registerOperator deregisterOperator'],
  },
]
