// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {StrategyCore} from "./strategy/StrategyCore.sol";

/// What stands at every LST strategy's address.
contract StrategyBase is StrategyCore {}
