// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {At} from "./Addresses.sol";
import {StrategyBase} from "./StrategyBase.sol";
import {Once, Owned} from "./base/Once.sol";
import {Pausable} from "./base/Pausable.sol";

interface IDepositWhitelist {
    function addStrategiesToDepositWhitelist(address[] calldata strategiesToWhitelist) external;
    function removeStrategiesFromDepositWhitelist(address[] calldata strategiesToRemoveFromWhitelist) external;
}

/// One strategy per token for anyone who asks. It must be StrategyManager's whitelister. Duration vaults are left out.
contract StrategyFactory is Once, Owned, Pausable {
    uint8 private constant PAUSED_NEW_STRATEGIES = 0;

    event StrategySetForToken(address token, address strategy);
    event TokenBlacklisted(address token);

    error AlreadyBlacklisted();
    error BlacklistedToken();
    error StrategyAlreadyExists();

    mapping(address => address) public deployedStrategies;
    mapping(address => bool) public isBlacklisted;

    function devnetInitialize(address initialOwner) external once {
        _setOwner(initialOwner);
    }

    function deployNewStrategy(address token)
        external
        whenNotPaused(PAUSED_NEW_STRATEGIES)
        returns (address newStrategy)
    {
        if (isBlacklisted[token]) revert BlacklistedToken();
        if (deployedStrategies[token] != address(0)) revert StrategyAlreadyExists();
        StrategyBase strategy = new StrategyBase();
        strategy.devnetInitialize(token);
        newStrategy = address(strategy);
        deployedStrategies[token] = newStrategy;
        emit StrategySetForToken(token, newStrategy);
        address[] memory list = new address[](1);
        list[0] = newStrategy;
        IDepositWhitelist(At.STRATEGY_MANAGER).addStrategiesToDepositWhitelist(list);
    }

    function blacklistTokens(address[] calldata tokens) external onlyOwner {
        for (uint256 i = 0; i < tokens.length; i++) {
            if (isBlacklisted[tokens[i]]) revert AlreadyBlacklisted();
            isBlacklisted[tokens[i]] = true;
            emit TokenBlacklisted(tokens[i]);
        }
    }

    function whitelistStrategies(address[] calldata strategiesToWhitelist) external onlyOwner {
        IDepositWhitelist(At.STRATEGY_MANAGER).addStrategiesToDepositWhitelist(strategiesToWhitelist);
    }

    function removeStrategiesFromWhitelist(address[] calldata strategiesToRemoveFromWhitelist) external onlyOwner {
        IDepositWhitelist(At.STRATEGY_MANAGER).removeStrategiesFromDepositWhitelist(strategiesToRemoveFromWhitelist);
    }

    function EIGEN() external pure returns (address) {
        return At.EIGEN;
    }

    function bEIGEN() external pure returns (address) {
        return At.BACKING_EIGEN;
    }

    function strategyManager() external pure returns (address) {
        return At.STRATEGY_MANAGER;
    }

    function strategyBeacon() external pure returns (address) {
        return At.STRATEGY_BEACON;
    }

    function _pauser() internal view override returns (address) {
        return owner;
    }
}
