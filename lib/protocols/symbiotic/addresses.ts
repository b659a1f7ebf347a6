import type { Address } from 'viem'
import type { Asset } from '../types.ts'

/** What the vaults here hold: tokens of other folders. */
export type Collateral = { address: Address; asset: Asset }

const collateral = (symbol: string, address: Address, decimals = 18): Collateral => ({
  address,
  asset: { symbol, decimals, known: true },
})

/** Source: facts/lst.md 3 (high). */
const wsteth = collateral('wstETH', '0x7f39C581F595B53c5cb19bD0b3f8dA6c935E2Ca0')
const reth = collateral('rETH', '0xae78736Cd615f374D3085123A210448E74Fc6393')
const cbeth = collateral('cbETH', '0xBe9895146f7AF43049ca1c1AE358B0541Ea49704')
const sfrxeth = collateral('sfrxETH', '0xac3E018457B222d93114458476f3E3416Abbe38F')
const sweth = collateral('swETH', '0xf951E335afb289353dc249e82926178EaC7DEd78')
const meth = collateral('mETH', '0xd5F7838F5C461fefF7FE49ea5ebaF7728bB0ADfa')
const wbeth = collateral('wBETH', '0xa2E3356610840701BDf5611a53974510Ae27E2e1')
/** Source: facts/lrt.md 15.1 (high). */
const weeth = collateral('weETH', '0xCd5fE23C85820F7B72D0926FC9b05b43E359b7ee')
const lbtc = collateral('LBTC', '0x8236a87084f8B84306f72007F36F2618A5634494', 8)
const solvbtc = collateral('SolvBTC', '0x7A56E1C57C7475CCf742a1832B028F0456652F97')
const unibtc = collateral('uniBTC', '0x004E9C3EF86bc1ca1f0bB5C7662861Ee93350568', 8)

export type Vault = { address: Address; name: string; collateral: Collateral }

const vault = (address: Address, name: string, of: Collateral): Vault => ({ address, name, collateral: of })

/**
 * Core vaults of version 1 whose collateral is a token we know, without those that only a Mellow vault deposits into. Names
 * by the registry. Source: symbioticfi/metadata-mainnet, facts/lrt.md 15.2 and 15.4, 2026-08-07 (high).
 */
export const vaults: readonly Vault[] = [
  vault('0x450a90fdEa8B87a6448Ca1C87c88Ff65676aC45b', 'Ether.fi wstETH', wsteth),
  vault('0xc10A7f0AC6E3944F4860eE97a937C51572e3a1Da', 'Gauntlet Restaked wstETH', wsteth),
  vault('0x8327b8BD2561d28F914931aD57370d62C7968e40', 'Nansen x Gauntlet wstETH', wsteth),
  vault('0x19da3e317be6eB0b838FF4b305772191875a10F8', 'Re7 Labs wstETH for Cap', wsteth),
  vault('0x41632926E97018AA56bE30A109a8F1F051aFD8B9', 'Re7 Labs wstETH for Cap', wsteth),
  vault('0x5B1c752840CBA714E97AfCd75CD0eDEe5821B133', 'Re7 Labs wstETH for Cap', wsteth),
  vault('0x388b844870761ad3D6643C3754d00bB50F2A25f5', 'Renzo wstETH for Cap', wsteth),
  vault('0x4b0B5106EDeCFbDA379C323eB626966984135D9E', 'Renzo pzETH wstETH for Cap', wsteth),
  vault('0xaF07131C497E06361dc2F75de63dc1d3e113f7cb', 'Gauntlet Restaked rETH', reth),
  vault('0xB8Fd82169a574eB97251bF43e443310D33FF056C', 'Gauntlet Restaked cbETH', cbeth),
  vault('0x945d97354faE3C609f27a1d6c6608A98D42563ED', 'Gauntlet Restaked sfrxETH', sfrxeth),
  vault('0x65B560d887c010c4993C8F8B36E595C171d69D63', 'Gauntlet Restaked swETH', sweth),
  vault('0x81bb35c4152B605574BAbD320f8EABE2871CE8C6', 'Gauntlet Restaked wBETH', wbeth),
  vault('0xF60E6E6d8648FdBC2834EF7bC6f5E49aB55bec31', 'MEV Capital mETH', meth),
  vault('0xbA60b6969fAA9b927A0acc750Ea8EEAdcEd644B7', 'cmETH Restaked mETH', meth),
  vault('0x5c493fCB2017d0A644526CFca29eEF7ab22f5B8B', 'Ether.fi weETH for Cap', weeth),
  vault('0xd4E20ECA1f996Dab35883dC0AD5E3428AF888D45', 'Ether.fi LBTC', lbtc),
  vault('0xdC47953c816531a8CA9E1D461AB53687d48EEA26', 'MEV Capital LBTC', lbtc),
  vault('0x3D5ccDE8E2fb939B36f2234AD4A93a455276a223', 'Hyperithm LBTC for Cap', lbtc),
  vault('0x087cbB1a89aA038A167E27588B5eC01484b40Fb7', 'Lombard LBTC for Cap', lbtc),
  vault('0x6daA2f7952D51d9Bd1551a3b4360027109a33B56', 'Lombard LBTC for Cap', lbtc),
  vault('0x249AE9d8a2FE33748884E401d964310C36c24e8A', 'Solv SolvBTC for Cap', solvbtc),
  vault('0x7797fFE875978F070523D0E126EA6C432F6C1548', 'Solv SolvBTC for Cap', solvbtc),
  vault('0x5e278BF93478c842148E7c52be5415f6C1d46538', 'Bedrock uniBTC for Cap', unibtc),
  vault('0x4b7A4Bae15B049F84f2806eA7297fcD3702aC82B', 'Bedrock uniBTC for Cap', unibtc),
  vault('0x5AB263160A116DecC6BAb1361fC55A3Be62E2338', 'Bedrock uniBTC for Cap', unibtc),
  vault('0x9FAFCa9108762ab320AeDb7D0C76102b17285ceD', 'Bedrock uniBTC for Cap', unibtc),
  vault('0xABe79B5004F0738c38017633d81654EaeF3B416D', 'Bedrock uniBTC for Cap', unibtc),
  vault('0xcA5412F167228F33571a1d2C1FCcF28f5B74ab59', 'Bedrock uniBTC for Cap', unibtc),
  vault('0xc50f8C3f843865c640F541b0f8e700af227dAa83', 'Structured uniBTC for Cap', unibtc),
]

/** No vault is older than its code, last changed on 2025-01-08, about block 21,580,000. Source: symbioticfi/core tags (high). */
export const firstBlock = 21_500_000n

export const contracts = vaults.map(({ address, name }) => ({ address, name: `Symbiotic ${name}` }))
