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
  withdrawalQueue: '0x889edC2eDab5f40e902b864aD4d7AdE8E412F9B1',
  rocketStorage: '0x1d8f8f00cfa6758d7bE78336684788Fb0ee0Fa46',
  rETH: '0xae78736Cd615f374D3085123A210448E74Fc6393',
  rocketDepositPool: '0xCE15294273CFb9D9b628F4D61636623decDF4fdC',
  rocketNetworkBalances: '0x1D9F14C6Bfd8358b589964baD8665AdD248E9473',
  rocketDepositSettings: '0x227BE8dD01DF8ad9BED0178e4F8cEC2996C5c365',
  rocketNetworkSettings: '0x67Fd03a5095197D1aD1F932BC55E022C420b1153',
  cbETH: '0xBe9895146f7AF43049ca1c1AE358B0541Ea49704',
  // medium
  cbETHOracle: '0x9b37180d847B27ADC13C2277299045C1237Ae281',
  frxETH: '0x5E8422345238F34275888049021821E8E08CAa1f',
  sfrxETH: '0xac3E018457B222d93114458476f3E3416Abbe38F',
  fraxMinter: '0x7Bc6bad540453360F744666D625fec0ee1320cA3',
  fraxRouter: '0x5acAf61d339dd123e60ba450Ea38fbC49445007C',
  fraxQueue: '0xfDC69e6BE352BD5644C438302DE4E311AAD5565b',
  fraxOldQueue: '0x82bA8da44Cd5261762e629dd5c605b17715727bd',
  eETH: '0x35fA164735182de50811E8e2E824cFb9B6118ac2',
  weETH: '0xCd5fE23C85820F7B72D0926FC9b05b43E359b7ee',
  liquidityPool: '0x308861A430be4cce5502d0A12724771Fc6DaF216',
  withdrawRequestNft: '0x7d5706f6ef3F89B3951E23e557CDFBC3239D4E2c',
  weETHWithdrawAdapter: '0xFbfe6b9cEe0E555Bad7e2E7309EFFC75200cBE38',
  etherFiRedemptionManager: '0xDadEf1fFBFeaAB4f68A9fD181395F68b4e4E7Ae0',
  etherFiRestaker: '0x1B7a4C3797236A1C37f8741c0Be35c2c72736fFf',
  etherFiBlacklister: '0x5585996E7cFE95f2D99e61168B8b35C66Ff99B18',
  weETHs: '0x917ceE801a67f933F2e6b33fC0cD1ED2d5909D88',
  weETHsAccountant: '0xbe16605B22a7faCEf247363312121670DFe5afBE',
  weETHsTeller: '0x99dE9e5a3eC2750a6983C8732E6e795A35e7B861',
  weETHsDelayedWithdraw: '0x1bd68bdb88bFc08F0e55Fd5996E4B19D8F306d53',
  weETHk: '0x7223442cad8e9cA474fC40109ab981608F8c4273',
  weETHkAccountant: '0x126af21dc55C300B7D0bBfC4F3898F558aE8156b',
  weETHkTeller: '0x929B44db23740E65dF3A81eA4aAB716af1b88474',
  weETHkDelayedWithdraw: '0x78c61B1EA2507C4c2B13f77951549d4e76Acb52B',
  eBTC: '0x657e8C867D8B37dCC18fA4Caead9C45EB088C642',
  eBTCAccountant: '0x1b293DC39F94157fA0D1D36d7e0090C8B8B8c13F',
  eBTCTeller: '0x6Ee3aaCcf9f2321E49063C4F8da775DdBd407268',
  // The exits of eBTC and WBTC are medium: Veda-Labs/boring-vault test/resources/ChainValues.sol, 2026-05-28.
  eBTCDelayedWithdraw: '0x75E3f26Ceff44258CE8cB451D7d2cC8966Ef3554',
  eBTCQueue: '0x74EC75fb641ec17B04007733d9efBE2D1dA5CA2C',
  eBTCQueueFast: '0x686696A3e59eE16e8A8533d84B62cfA504827135',
  eBTCBase: '0x2260FAC5E5542a773Aa44fBCfeDf7C193bc2C599',
  ezETH: '0xbf5495Efe5DB9ce00f80364C8B423567e58d2110',
  restakeManager: '0x74a09653A083691711cF8215a6ab074BB4e99ef5',
  renzoRateProvider: '0x387dBc0fB00b26fb085aa658527D5BE98302c84C',
  // medium
  renzoOracle: '0x5a12796f7e7EBbbc8a402667d266d2e65A814042',
  // medium
  renzoDepositQueue: '0xf2F305D14DCD8aaef887E0428B3c9534795D0d60',
  renzoWithdrawQueue: '0x5efc9D10E42FB517456f4ac41EB5e2eBe42C8918',
  pufETH: '0xD9A442856C234a39a81a089C06451EBAa4306a72',
  xPufETH: '0xD7D2802f6b19843ac4DfE25022771FD83b5A7464',
  pufferLockbox: '0xd44E91CfBBAa7b3B259A12a43b38CEBf47B463D5',
  pufferManager: '0xDdA0483184E75a5579ef9635ED14BacCf9d50283',
  pufferDepositor: '0x4aA799C5dfc01ee7d790e3bf1a7C2257CE1DcefF',
  pufferAccess: '0x8c1686069474410E6243425f4a10177a94EBEE11',
  rsETH: '0xA1290d69c65A6Fe4DF752f95823fae25cB99e5A7',
  kelpPool: '0x036676389e48133B63a802f8635AD39E752D375D',
  kelpOracle: '0x349A73444b1a310BAe67ef67973022020d70020d',
  kelpConfig: '0x947Cb49334e6571ccBFEF1f1f1178d8469D65ec7',
  kelpManager: '0x62De59c08eB5dAE4b7E6F7a8cAd3006d6965ec16',
  kelpVault: '0xc66830E2667bc740c0BED9A71F18B14B8c8184bA',
  ynETH: '0x09db87A538BD693E9d08544577d5cCfAA6373A48',
  ynLSDe: '0x35Ec69A77B79c255e5d47D5A3BdbEFEfE342630c',
  ynETHx: '0x657d9ABA1DBb59e53f9F3eCAA878447dCfC96dCb',
  ynETHQueue: '0x0BC9BC81aD379810B36AD5cC95387112990AA67b',
  ynLSDeQueue: '0x8Face3283E20b19d98a7a132274B69C1304D60b4',
  ynETHVault: '0x5D6e53c42E3B37f82F693937BC508940769c5caf',
  ynLSDeVault: '0x73bC33999C34a5126CA19dC900F22690C288D55e',
  kweETH: '0x2DABcea55a12d73191AeCe59F508b191Fb68AdaC',
  // medium
  krswETH: '0x1B4d88f5f38988BEA334C79f48aa69BEEeFE2e1e',
  // medium
  krsETH: '0x9a23e79a8E6D77F940F2C30eb3d9282Af2E4036c',
  kLBTC: '0x468c34703F6c648CCf39DBaB11305D17C70ba011',
  primeETH: '0x6ef3D766Dfe02Dc4bF04aAe9122EB9A0Ded25615',
  primeOracle: '0xA755c18CD2376ee238daA5Ce88AcF17Ea74C1c32',
  primePool: '0xA479582c8b64533102F6F528774C536e354B8d32',
  // README of oplabs/primestaked-eth, 2025-07-09
  primeDelegator: '0x8bBBCB5F4D31a6db3201D40F478f30Dc4F704aE2',
  renzoRiskOracle: '0x08921F17A32110F8df44A3d5007F2acd09Cfae6d',
  rstETH: '0x7a4EffD87C2f3C55CA251080b1343b605f327E3a',
  rstETHSymbiotic: '0x7b276aAD6D2ebfD7e270C5a2697ac79182D9550E',
  re7LRT: '0x84631c0d0081FDe56DeB72F6DE77abBbF6A9f93a',
  steakLRT: '0xBEEF69Ac7870777598A04B2bd4771c71212E6aBc',
  amphrETH: '0x5fD13359Ba15A84B76f7F87568309040176167cd',
  pzETH: '0x8c9532a60E0E7C6BbD2B2c1303F63aCE1c3E9811',
  DVstETH: '0x5E362eb2c0706Bd1d134689eC75176018385430B',
  // mellow-finance/simple-lrt scripts/mainnet/MainnetDeployBatch12.s.sol, 2025-07-04.
  mellowClaimer: '0x25024a3017B8da7161d8c5DCcF768F8678fB5802',
  symbioticWstETH: '0xc10A7f0AC6E3944F4860eE97a937C51572e3a1Da',
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
  { pair: 'ezETH / ETH', proxy: '0x636A000262F6aA9e1F094ABF0aD8f645C44f641C', decimals: 18 },
  { pair: 'EIGEN / USD', proxy: '0xf2917e602C2dCa458937fad715bb1E465305A4A1', decimals: 8 },
] as const satisfies readonly Feed[]
