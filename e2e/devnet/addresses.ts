import type { Address } from 'viem'

/**
 * Mainnet addresses the devnet answers at. Source: the project's facts on LSTs (3.1 to 3.3, 4.1, 4.6, 4.7), LRTs (15) and
 * EigenLayer (1.1, 1.3), 2026-11-21; confidence high unless a line says otherwise.
 */
export const mainnet = {
  multicall3: '0xcA11bde05977b3631167028862bE2a173976CA11',
  weth: '0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2',
  stETH: '0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84',
  wstETH: '0x7f39C581F595B53c5cb19bD0b3f8dA6c935E2Ca0',
  rocketStorage: '0x1d8f8f00cfa6758d7bE78336684788Fb0ee0Fa46',
  rETH: '0xae78736Cd615f374D3085123A210448E74Fc6393',
  rocketDepositPool: '0xCE15294273CFb9D9b628F4D61636623decDF4fdC',
  rocketNetworkBalances: '0x1D9F14C6Bfd8358b589964baD8665AdD248E9473',
  rocketDepositSettings: '0x227BE8dD01DF8ad9BED0178e4F8cEC2996C5c365',
  rocketNetworkSettings: '0x67Fd03a5095197D1aD1F932BC55E022C420b1153',
  cbETH: '0xBe9895146f7AF43049ca1c1AE358B0541Ea49704',
  // medium
  cbETHOracle: '0x9b37180d847B27ADC13C2277299045C1237Ae281',
  eETH: '0x35fA164735182de50811E8e2E824cFb9B6118ac2',
  weETH: '0xCd5fE23C85820F7B72D0926FC9b05b43E359b7ee',
  liquidityPool: '0x308861A430be4cce5502d0A12724771Fc6DaF216',
  ezETH: '0xbf5495Efe5DB9ce00f80364C8B423567e58d2110',
  restakeManager: '0x74a09653A083691711cF8215a6ab074BB4e99ef5',
  renzoRateProvider: '0x387dBc0fB00b26fb085aa658527D5BE98302c84C',
  // medium
  renzoOracle: '0x5a12796f7e7EBbbc8a402667d266d2e65A814042',
  // medium
  renzoDepositQueue: '0xf2F305D14DCD8aaef887E0428B3c9534795D0d60',
  renzoWithdrawQueue: '0x5efc9D10E42FB517456f4ac41EB5e2eBe42C8918',
  delegationManager: '0x39053D51B77DC0d36036Fc1fCc8Cb819df8Ef37A',
  strategyManager: '0x858646372CC42E1A627fcE94aa7A7033e7CF075A',
  allocationManager: '0x948a420b8CC1d6BFd0B6087C2E7c344a2CD0bc39',
  eigenPodManager: '0x91E677b07F7AF907ec9a428aafA9fc14a0d3A338',
  rewardsCoordinator: '0x7750d328b314EfFa365A0402CcfD489B80B0adda',
  permissionController: '0x25E5F8B1E7aDf44518d35D5B2271f114e081f0E5',
  eigen: '0xec53bF9167f50cDEB3Ae105f56099aaaB9061F83',
  backingEigen: '0x83E9115d334D248Ce39a6f36144aEaB5b3456e75',
  stETHStrategy: '0x93c4b944D05dfe6df7645A86cd2206016c51564D',
  rETHStrategy: '0x1BeE69b7dFFfA4E2d53C2a2Df135C388AD25dCD2',
  cbETHStrategy: '0x54945180dB7943c0ed0FEE7EdaB2Bd24620256bc',
  eigenStrategy: '0xaCB55C530Acdb2849e6d4f36992Cd8c9D50ED8F7',
  beaconStrategy: '0xbeaC0eeEeeeeEEeEeEEEEeeEEeEeeeEeeEEBEaC0',
  executorMultisig: '0x369e6F597e22EaB55fFb173C6d9cD234BD699111',
  operationsMultisig: '0xBE1685C81aA44FF9FB319dD389addd9374383e90',
  rewardsUpdater: '0x604238AB35438f7c46066Aae988FB07CF98f0256',
} as const satisfies Record<string, Address>

/** Addresses that mean nothing on mainnet: what only the devnet has. */
export const devnetOnly = {
  /** Sender of every `devnet…` function. The same constant is in contracts/shared/Devnet.sol. */
  admin: '0xdE70000000000000000000000000000000dE7000',
  /** Everybody else: holds what the test accounts don't, and hands it out when a story funds an account. */
  whale: '0xde70000000000000000000000000000000de7001',
  avsRegistrar: '0xdE70000000000000000000000000000000de7002',
  /** An honest token that no list knows. */
  testToken: '0xDE70000000000000000000000000000000dE7003',
  hostileToken: '0xDe70000000000000000000000000000000DE7004',
  /** An operator that no name list knows. */
  unknownOperator: '0xdE70000000000000000000000000000000De7005',
} as const satisfies Record<string, Address>

export type Feed = { pair: string; proxy: Address; decimals: number }

/** Chainlink proxies on mainnet (facts 4.1, high). */
export const feeds = [
  { pair: 'ETH / USD', proxy: '0x5f4eC3Df9cbd43714FE2740f5E3616155c5b8419', decimals: 8 },
  { pair: 'STETH / ETH', proxy: '0x86392dC19c0b719886221c78AB11eb8Cf5c52812', decimals: 18 },
  { pair: 'STETH / USD', proxy: '0xCfE54B5cD566aB89272946F602D76Ea879CAb4a8', decimals: 8 },
  { pair: 'RETH / ETH', proxy: '0x536218f9E9Eb48863970252233c8F271f554C2d0', decimals: 18 },
  { pair: 'CBETH / ETH', proxy: '0xF017fcB346A1885194689bA23Eff2fE6fA5C483b', decimals: 18 },
  { pair: 'weETH / ETH', proxy: '0x5c9C449BbC9a6075A2c061dF312a35fd1E05fF22', decimals: 18 },
  // RedStone.
  { pair: 'weETH/ETH', proxy: '0x8751F736E94F6CD167e8C5B97E245680FbD9CC36', decimals: 8 },
  { pair: 'ezETH / ETH', proxy: '0x636A000262F6aA9e1F094ABF0aD8f645C44f641C', decimals: 18 },
  { pair: 'EIGEN / USD', proxy: '0xf2917e602C2dCa458937fad715bb1E465305A4A1', decimals: 8 },
] as const satisfies readonly Feed[]
