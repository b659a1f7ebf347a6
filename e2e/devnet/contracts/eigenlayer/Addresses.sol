// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// Ethereum mainnet, proxies. Source: facts/eigenlayer.md 1.1 and 1.3, 2026-08-17 (high).
library At {
    address internal constant DELEGATION_MANAGER = 0x39053D51B77DC0d36036Fc1fCc8Cb819df8Ef37A;
    address internal constant STRATEGY_MANAGER = 0x858646372CC42E1A627fcE94aa7A7033e7CF075A;
    address internal constant ALLOCATION_MANAGER = 0x948a420b8CC1d6BFd0B6087C2E7c344a2CD0bc39;
    address internal constant ALLOCATION_MANAGER_VIEW = 0x0D4e5723daAD06510CFd6864b8eB8a08CF0c4a34;
    address internal constant EIGEN_POD_MANAGER = 0x91E677b07F7AF907ec9a428aafA9fc14a0d3A338;
    address internal constant EIGEN_POD_BEACON = 0x5a2a4F2F3C18f09179B6703e63D9eDD165909073;
    address internal constant STRATEGY_BEACON = 0x0ed6703C298d28aE0878d1b28e88cA87F9662fE9;
    address internal constant REWARDS_COORDINATOR = 0x7750d328b314EfFa365A0402CcfD489B80B0adda;
    address internal constant PERMISSION_CONTROLLER = 0x25E5F8B1E7aDf44518d35D5B2271f114e081f0E5;
    address internal constant PAUSER_REGISTRY = 0xB8765ed72235d279c3Fb53936E4606db0Ef12806;
    address internal constant EMISSIONS_CONTROLLER = 0x619F988b4EA2f896ED068d84cE6F52550d6acE84;
    address internal constant EIGEN_STRATEGY = 0xaCB55C530Acdb2849e6d4f36992Cd8c9D50ED8F7;
    address internal constant EIGEN = 0xec53bF9167f50cDEB3Ae105f56099aaaB9061F83;
    address internal constant BACKING_EIGEN = 0x83E9115d334D248Ce39a6f36144aEaB5b3456e75;
    /// Stands for native ETH wherever a strategy is named; has no code on any chain.
    address internal constant BEACON_CHAIN_ETH = 0xbeaC0eeEeeeeEEeEeEEEEeeEEeEeeeEeeEEBEaC0;
    /// Where an ordinary operator set's slashed funds go.
    address internal constant BURN = 0x00000000000000000000000000000000000E16E4;
    address internal constant ETH_DEPOSIT = 0x00000000219ab540356cBB839Cbe05303d7705Fa;
    address internal constant BEACON_ROOTS = 0x000F3df6D732807Ef1319fB7B8bB8522d0Beac02;
    address internal constant WITHDRAWAL_REQUESTS = 0x00000961Ef480Eb55e80D19ad83579A64c007002;
    address internal constant CONSOLIDATION_REQUESTS = 0x0000BBdDc7CE488642fb579F8B00f3a590007251;
}
