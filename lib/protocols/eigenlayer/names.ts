import type { Address } from 'viem'

/**
 * Names for addresses, as labels and not as endorsements: whatever a contract or its metadata calls itself is not used.
 * Generated from facts/eigenlayer.json (chapter 6 of facts/eigenlayer.md says which source names each row), 2026-11-21.
 * Confidence is high where a row has no remark: a second independent source ties the address to the name. The others rest
 * on one source; operators' first source is the EigenLayer app of 2024-10-31, where they named themselves.
 */

/** The operator's name in the embedded list, or null. One company can run several operators: never merge them. */
export function operatorName(address: Address): string | null {
  return find(operators, address)
}

/** The AVS's name in the embedded list, or null. */
export function avsName(address: Address): string | null {
  return find(avss, address)
}

/** Every operator of the embedded list. */
export function operatorNames(): readonly { address: Address; name: string }[] {
  return Object.entries(operators).map(([address, name]) => ({ address: address as Address, name }))
}

/** Every AVS of the embedded list. */
export function avsNames(): readonly { address: Address; name: string }[] {
  return Object.entries(avss).map(([address, name]) => ({ address: address as Address, name }))
}

function find(names: Readonly<Record<Address, string>>, address: Address): string | null {
  const key = address.toLowerCase()
  return Object.entries(names).find(([candidate]) => candidate.toLowerCase() === key)?.[1] ?? null
}

const avss: Readonly<Record<Address, string>> = {
  '0x870679E138bCdf293b7Ff14dD44b70FC97e12fc0': 'EigenDA',
  '0x71a77037870169d47aad6c2C9360861A4C0df2bF': 'AltLayer MACH (shared/first MACH)',
  '0x6026b61bDD2252160691CB3F6005B6B72E0Ec044': 'Xterio MACH (AltLayer restaked rollup)',
  '0xd50E0931703302B080880C45148F5D83ea66aE2a': 'DODOchain MACH (AltLayer restaked rollup)',
  '0x1F2c296448f692af840843d993fFC0546619Dcdb': 'Cyber MACH (AltLayer restaked rollup)',
  '0xb3AcAF09a1B801E36655B786da4EAA6aE9F5DC37': 'GM Network MACH (AltLayer restaked rollup)',
  '0x35F4f28A8d3Ff20EEd10e087e8F96Ea2641E6AA2': 'Lagrange State Committees',
  '0x22CAc0e6A1465F043428e8AeF737b3cb09D0eEDa': 'Lagrange ZK Prover Network',
  '0x23221c5bB90C7c57ecc1E75513e2E4257673F0ef': 'eoracle (EO)',
  '0xe8E59c6C8B56F2c178f63BCFC4ce5e5e2359c8fc': 'Hyperlane',
  '0x83742C346E9f305dcA94e20915aB49A483d33f3E': 'K3 Labs',
  '0xD25c2c5802198CB8541987b73A8db4c9BCaE5cC7': 'Witness Chain',
  '0x18343Aa10e3D2F3A861e5649627324aEAD987Adf': 'Ava Protocol',
  '0xf6f4A30EeF7cf51Ed4Ee1415fB3bFDAf3694B0d2': 'Predicate',
  '0xaCB91045B8bBa06f9026e1A30855B6C4A1c5BaC6': 'Predicate (earlier service manager)',
  '0x07E26BF8060e33fA3771d88128b75493750515c1': 'Aethos (Predicate predecessor)', // medium
  '0x0328635BA5FF28476118595234b5b7236b906c0B': 'Brevis coChain',
  '0x9FC952BdCbB7Daca7d420fA55b942405B073A89d': 'Brevis',
  '0xed2f4d90b073128ae6769a9A8D51547B1Df766C8': 'Omni Network',
  '0xE5445838C475A2980e6a88054ff1514230b83aEb': 'Automata Multi-Prover',
  '0xF7fcff55d5FDAf2C3Bbeb140Be5e62a2c7D26Db3': 'OpenLayer (OpenOracle)',
  '0x1DE75EaAb2df55d467494A172652579E6FA4540E': 'ARPA Network',
  '0x2d86E90ED40a034C753931eE31b1bD5E1970113d': 'UniFi (Puffer)',
  '0xFC569B3b74e15cf48AA684144e072e839Fd89380': 'Skate (Mantle)',
  '0xe008064DF9f019d0BFF0735fe6887d70b23825Ca': 'Skate (Base)', // medium
  '0xb73a87E8F7f9129816d40940Ca19DFa396944C71': 'Chainbase Network',
  '0xa3F64D3102a035db35c42A9001BBc83e08c7a366': 'GoPlus Network',
  '0xB3e069FD6dDA251AcBDE09eDa547e0AB207016ee': 'Ungate InfiniRoute (Base)',
  '0xF75Bc9850F4C44E682537C477c4Bb08f71f695Da': 'Ungate InfiniRoute (Polygon)', // medium
  '0xBc77233855e3274E1903771675Eb71E602D9DC2e': 'Primev mev-commit',
  '0xeF2A435e5EE44B2041100EF8cbC8ae035166606c': 'Aligned Layer',
  '0x3aDdEb54ddd43Eb40235eC32DfA7928F28A44bb5': 'Gasp',
  '0x6201bc0A699e3b10f324204e6F8EcdD0983De227': 'ETHGas Vision',
  '0x6f943318b05AD7c6EE596A220510A6D64B518dd8': 'RedStone',
  '0xCE06c5fe42d22fF827A519396583Fd9f5176E3D3': 'Opacity Network',
  '0x42F15F9E4dF4994317453477e80e24797CC1A929': 'Mishti Network (Human / Holonym)', // low
  '0xC9E94BF890c9b4F11685d576bC65B08e0E87556F': 'zScore',
  '0x875B5ff698B74B26f39C223c4996871F28AcDdea': 'TriggerX', // medium
  '0xE65c3eccd18879E103dBC96D854e376Ced4cC7dd': 'Cap',
  '0xe6168092892E545701D92BEe10149178bE0EEDF4': 'Catalysis', // medium
  '0xaFE783e9BcEC2993898E70906434d5bC8de3357b': 'EigenCompute', // medium
}

const operators: Readonly<Record<Address, string>> = {
  '0xDbEd88D83176316fc46797B43aDeE927Dc2ff2F5': 'P2P.org',
  '0xfB487f216CA24162119C0C6Ae015d680D7569C2f': 'ether.fi-1 - Pier Two',
  '0x4Bd479A34450d0cB1f5ef16a877Bee47E1e4cDb9': 'ether.fi-2 - P2P.org',
  '0x7e3CeDe5c77CD4192D206C652dB0023a89D7E5EC': 'Eigenpie by P2P.org', // medium
  '0xEA50bB6735703422D2E053452F1F28BFf17Da51F': 'ether.fi-4 - Finoa Consensus Services',
  '0xDcAE4FAf7C7d0f4A78abe147244c6e9d60cFD202': 'ether.fi-3 - DSRV',
  '0x8c81d590CC94CA2451C4BDe24c598193da74a575': 'Puffer - P2P',
  '0x5D4B5Ef127c545e5bf8E247F9FCd4e75a0A366B4': 'ether.fi-11 - Validation Cloud',
  '0x5ACCC90436492F24E6aF278569691e2c942A676d': 'EigenYields',
  '0xBE7d5f26F5D5F567D35a86Dd4d7D02AceD2d5BFF': 'Kelp by Luganodes',
  '0xe0156eF2905c2Ea8B1F7571cAEE85fdF1657Ab38': 'ether.fi-6 - A41',
  '0x96fC0751e0febe7296d4625500f8e4535a002c7d': 'Kelp by Kiln',
  '0x794A15082bC31c81E370f6600FBA047f7226daB4': 'InfStones Enterprise', // medium
  '0x17C5F0CC30Bd57B308b7f62600B415fD1335E1FE': 'ether.fi-5 - Cosmostation',
  '0x8e7e7176D3470c6c2Efe71004f496A6Ef422a56F': 'ether.fi-7 - Chainnodes',
  '0x5dCdf02a7188257b7c37dD3158756dA9Ccd4A9Cb': 'Renzo Operated by Pier Two',
  '0xDFCb21AC9b99dE986D99F4CE5FCE2A6542eFe3A1': 'Renzo Operated by Figment',
  '0x865caE37b4F44e73eA1e79577C5BFc6207C98f16': 'Renzo Operated By P2P.org',
  '0x3F98F47D302a3CFd3746Fe35f7cF10c3217e5272': 'Renzo Operated By HashKey Cloud',
  '0x5b9B3Cf0202a1a3Dc8f527257b7E6002D23D8c85': 'ether.fi-8 - DSRV',
  '0x5cd6Fdfad710609c828feba2508bCAF89e80501a': 'Renzo Operated By Luganodes',
  '0x213f2Ba4a8816795A7Cc2D738a85bDb0544A5050': 'Unit 410', // medium
  '0x1aBDCdD0eC2523dD2C66b8C7D1c734f743E98b4a': 'ether.fi-12 - Allnodes',
  '0x1f8C8b1d78d01bCc42ebdd34Fae60181bD697662': 'Kiln',
  '0x6573629204b65Faac121C1B556B91a694d0e23C8': 'Staked', // medium
  '0x3F7e340e1b7Ca5e0645456F213C76e1B5FEd8aBb': 'Kraken', // medium
  '0x4Cd2086E1d708E65Db5d4f5712a9CA46Ed4BBd0a': 'InfStones', // medium
  '0xDb9aFbDcFecA94dFb25790c900C527969E78bd3c': 'Galaxy', // medium
  '0xD972a58B6A582954e578455E4752B12F2C8FcDBc': 'ether.fi-9 - Nethermind',
  '0x73F23013c5a4C209de945CDC58595A4d53d23084': 'Puffer - InfStones',
  '0xCaAeB411241aC87b5846797C15bf339A54A1D736': 'CoinSummer Labs', // medium
  '0x71C6F7Ed8C2d4925d0bAf16f6A85BB1736D412eb': 'AltLayer', // medium
  '0x21411Ff9163455f5bF51D15a56Ae59049Abe28C0': 'Swell - InfStones',
  '0xa026265a0F01A6E1A19b04655519429df0a57c4e': 'stakefish', // medium
  '0x175da1e44c8Fbf124714a3bBA5dc18a7E65664d6': 'Puffer - Hashkey Cloud',
  '0x4d7C3fc856AB52753B91A6c9213aDF013309dD25': 'Puffer',
  '0x46b3f7b5be0787765565A6d8A645266a9347AB82': 'HashKey Cloud', // medium
  '0xdd6859450e80665dB854022E85FB0Ed2F0240CB9': 'Puffer - Everstake',
  '0xE48E7102c03812DFA1FDF0bBE6DbBA6Dc70b0f33': 'Puffer - A41',
  '0x59639AEEe35c4108923FD16E66055b347fBeaDd2': 'Puffer - CoinSummer',
  '0xcCaa639D3Afdc77b562A4673b2ecDE6770349675': 'Black Sand', // medium
  '0x67943aE8e07bFC9f5C9A90d608F7923D9C21e051': 'ether.fi-10 - Node.Monster',
  '0x01412450D52d5AfedA71b91602D3e0D9dA5231c7': 'Swell - P2P',
  '0xE3aD2A1E9b0514718680f96FF015d653105D51B9': 'Swell - Luganodes',
  '0xc25D6446d6086218cDAa8Dd04630DC5d16b591F6': 'Swell - Everstake',
  '0x584993e7c47E77098b959bd5e3766592C42BB84F': 'Swell - A41',
  '0x110af279aAFfB0d182697d7fC87653838AA5945e': 'Nethermind',
  '0x9ABcE41e1486210AD83DEB831AfcDd214af5B49d': 'Swell - Chorus One',
  '0xC28af4af11181B72194e6577FF4b556Ed4CD27a4': 'Swell - Finoa Consensus Services',
  '0xdb69c57E9eC197a59d8144a42ECdfB37641BE80D': 'Swell - Pier Two',
  '0x18b305eCA7305B92a56F6050e502dF5e87C561a8': 'Coinbase', // medium
  '0x187dE4dEb9495ec15a5DFF5C4F131D29dD18Fbac': 'P2P.org', // medium
  '0xf80B7bA7e778Abf08A63426886ca40189C7Ef48A': 'Chorus One', // medium
  '0xa3ff1491088715D140bc821A28287cB3f71B43E4': 'Luganodes', // medium
  '0x91107D8B47425AE4f83d93007BA613824F4A802A': 'Unit 410', // medium
  '0xF626508E2F65614841cde2f3052cdC214eB13685': 'ChainUp Cloud', // medium
  '0x529eC9ac9A80428CF8C92557f2eB1B336616f543': 'Allnodes', // medium
  '0x39BEca54F450Fcc4B31729A85B3E9655ec0081D6': 'Figment', // medium
  '0xD7890B468B1ED9effaD20cc809f44E590622B735': 'Frax', // medium
  '0xa83e07353A9ED2aF88e7281a2fA7719c01356D8e': 'A41',
  '0xC6811A69D75c6f42e8c47F3D22b0328C74FD9d46': 'Unit 410', // medium
  '0xC17988786Fde76c161183730134B7437639C15B0': 'Polkachu', // medium
  '0x4d06c95af685E4167D6d7846b8a3F8F11FCbB939': 'Antalpha', // medium
  '0x30EAfE8869a1528660a97b7a7E8e2d0037dCb922': 'Aestus', // medium
  '0x1C4B8717A3EFF560C49D09e7409819CB81FECe4B': 'Attestant', // medium
  '0xd172a86A0F250AEC23ee19c759A8E73621fe3c10': '0Y', // medium
  '0x7370E6bbfEA2776519eceC8476A3656D7C85fee5': 'Unit 410', // medium
  '0x1cE57797ec1a884DB85028e09e0F7F88eb54005D': 'Unit 410', // medium
  '0x48d4d7B681477B1210c3EDC81d08F3bd3106E490': 'Unit 410', // medium
  '0xb63086122AC5e7242810B98e57657B7eD97F470B': 'Unit 410', // medium
  '0xb5Ead7A953052dA8212DA7e9462D65F91205d06D': 'NodeOps', // medium
  '0xb585cb192855253d33ddbDaC2d20F50085ef8d41': 'Renzo $EIGEN powered by P2P', // medium
  '0x2E68D03f2234895b3ba5899B80785E2598ed7FAC': 'Pier Two',
  '0x140dc7eF41B8ED01F340333045dC818947ca428d': 'RockX', // medium
  '0xa305f083428f6DDb9A287D92E0aa109EA05f342A': 'KudasaiJP', // medium
  '0xDffa19aef31E6BD993480Bd045A05ec3C994BF0d': 'Unit 410', // medium
  '0x54749e2ebc4FF7C6890A7067dE09ef9DF5faeFbB': 'Unit 410', // medium
  '0x858DaCb5ACCdb783c47B4debF30F96F2F0079f4b': 'Blockshard', // medium
  '0xa4De33C36e123c4A2c677C8955Bed02F847695F2': 'CoinSummer Labs 2', // medium
  '0x002a465eF04284f72f3721ec902bCe5Eabe5360b': 'Kelp by Omakase',
  '0x08d112Be16ff37ca6DC8eA06eFEFD676A42502AA': 'cp0x', // medium
  '0xe5801326014dB4F6729264Db38F5F5430bc2fbFa': 'Staking4All', // medium
  '0x09e6Eb09213BDD3698bd8aFb43ec3cb0ECff683E': '01node', // medium
  '0xe25480334fc57a4f38F081e87cdFeeEAF09779C9': 'Ankr', // medium
  '0x9C5469e242532e89fF8666f6Deb0a5dd8d7c8925': 'Digital Asset Management Network', // medium
  '0x4C77049F3142A55Bf995B1B805DdAe0052fd56e2': 'Defi Dojo x Frens', // medium
  '0xe483C7F156b25Da9be6220049E5111bB41C4C535': 'Everstake', // medium
  '0xEA9F738eAD0b011030D65A50a43CAc5EC67fD3fD': 'DAIC', // medium
  '0x938270C4B0C634484bf2eb091CdC2973aC9e416e': 'unity capital', // medium
  '0xEba5B526b5a0636196BacB3b137BE143AdcB6Ca6': 'Finoa Consensus Services', // medium
  '0x3303fDA11d6bAfe0833D6a6c44c2b8EdBab92E4d': 'Cosmostation', // medium
  '0xa269A19b31b193AcAe86cc3c9F4c28eaD66e11Eb': 'Chainbase Staking', // medium
  '0x778328d6aDcA7A091F0B73d41aD8eA0E793712c3': 'Blockscape', // medium
  '0xfE58D62A6e545f08A159fCBF17FE9abEf6Ef0EBc': 'Milady Operator', // medium
  '0xd5874fcDe7c7481bA60DfafaD346c5027aAf39a5': 'BlockPI', // medium
  '0x522149FA67c68443520289f622099caE70878AFA': 'hahaHash', // medium
  '0xa42CD0029F681b08B61f535E846F2A36F468C1c2': 'Nodes.Guru', // medium
  '0xA429E25D02351ad1979374CDcEb87794FB0626bE': 'Large Language Staking', // medium
  '0x61E962e22C87378A8EBFbF383C024BAD98a3Dd10': 'Blockpower', // medium
  '0x5f8cAD01a7668D2331BEdd217D62aE6d1254B064': 'SenseiNode', // medium
  '0x3ca973165Bc7d1dCd7aDFf778AE1892B15914552': 'Block and Bones', // medium
  '0x9b6067f41c6144B7f7A8D58077Aca7FA25B81128': 'DragonStake', // medium
  '0xA5954756792F64ba7bcC4B5fD664B0843a7aFe5b': 'StakeCat', // medium
  '0x896B35E1F9c93AfA35A2882c53605108F934bfe5': 'KukisGlobal', // medium
  '0x89d60C9BCd5E6879e1F9440917B75502dF8AE020': 'BwareLabs', // medium
  '0x3a5DcEc17661d540eF215a56bD5aC35Ac3450b9d': 'Sub7 (South America)', // medium
  '0x617b23c98b8992D60C9913cB4F8AeFADbb70C9d2': 'DSRV', // medium
  '0xFe114FcC7609578f525219a8eF77e2CCe27C5357': 'Abacus Works AVS Operator', // medium
  '0x4ab936ed359A71B91B1EA1062D7bc9Ba4e318405': 'Ebunker', // medium
  '0xC1381fAb25899Cbb32a485954EA33B1b73a64776': 'P-OPS Team', // medium
  '0xd9Dddc21D4A07968D45C7Ae0b57D2f71b0136c07': 'Stakely', // medium
  '0x3CA280A1BD74C54BfaaE001eCd9398717cF0e713': 'AltLayer', // medium
  '0xDF25BDCDCdD9A3dD8C9069306C4DbA8d90Dd8e8E': 'EasyNode', // medium
  '0x53730f4088B116c807875EB67f71CbB1b065F530': 'InfraSingularity', // medium
  '0x6c107920C18BEE5169aBcFeFb702467151dE7688': 'Staketab', // medium
  '0x562cb2fd177e05B4D8a8002648B7D51e0B259616': 'Oh Ottie!', // medium
  '0x3601bDA2b72628DA309AB9df7d310ADa38CAE44c': 'OKX', // medium
  '0x3EAb8764e3303EFB09481266E9558EdED1d96984': 'Coinbase', // medium
  '0x84e84949e26a4328c2a503985dB33FB38732483E': 'Renzo ezEIGEN',
  '0x9b4909A257Ba830BB1560ff458B0C4Deb696bB6c': 'Coinbase', // medium
  '0xA3Cf61A0deF7bde1574A2Bb139a1A7f28d4668aa': 'Coinbase', // medium
  '0xC7162088E72556F71ba5Fb3012A1DD9839a9FaDa': 'Coinbase', // medium
  '0x0750972588a6fA8655e6CA4Bd14dE030b8666A47': 'Coinbase', // medium
  '0xddA538C29b6d569252E127C266A8a4CD77ea0Bd8': 'Blockdaemon', // medium
  '0x00107cfdEadDC0A3160ED2F6feDD627F313e7B1A': 'Google Cloud Web3', // medium
  '0xc8f5e6d4C387B00eE78A376Fa368f91E3b0B5B82': 'Consensys', // medium
  '0xDDE3d4e0D7705fF68d31009a2422425aE38810a6': 'Twinstake', // medium
  '0xcdc8108129a99465Dda90dc0481921C8C94e98f6': 'RockawayX Infra', // medium
  '0xEE9d2D1300acBDD16302F5D6DD3277B495310D94': 'Informal Systems', // medium
  '0x85648461ac849F0D9c0303a966753096bbeC56A2': 'Simply Staking', // medium
  '0xA8B322f27c8dFC69f220D3F19a57F8FD193392A4': 'Forbole', // medium
  '0x4405E1bf209a0C44B4284Ef793fD986E256144B3': 'Firstset', // medium
  '0x11d230e1Ef24Dd9a85074eaB2398Bd7897Dc40c3': 'mETHProtocol-P2P', // medium
  '0x6C7d151308975f0D29Cd16A1D3dC97bfaFb37DD1': 'mETHProtocol-A41', // medium
  '0x81A28c9F24FA19F3292178464427Bd71c0DAD411': 'Validation Cloud', // medium
  '0xAd20efe5618Bf97FdcD135E9210205a01824Ed35': 'ARPA Network', // medium
  '0xEA908464bE03c152cA0Ea55ec813C866A1EA407A': 'Cobo', // medium
  '0x5873eE31494277EDEa74A96308E1727CFafE7BCF': 'DxPool', // medium
  '0xe48c8e071857d1229fc94d73a0f25d1dBB99C04C': 'Node.Monster', // medium
  '0x7915c8576650d52E768BC6d0edE4B75431A6fFE6': 'Meria', // medium
  '0xB81B18C988bfc7D131FCA985A9c531f325e98a2F': 'ValiDAO', // medium
  '0xc6B87cc9e85b07365b6aBEfff061F237F7cf7Dc3': 'Ava Protocol', // medium
  '0x825196Afb533c36743Da9eAAFc0E6153d2ca8A93': 'Swiss Staking AG', // medium
  '0xE4E936a5615859E7E5c8EB09191FD613F6072b34': 'DoraFactory', // medium
  '0x6524Df2aaC9763BCC40E890203Fe988699D7Cd75': 'Node Guardians', // medium
  '0x72355fA820dbE85CCdc9D6a81aFA75f8dE6B5766': 'Titan Node', // medium
}
