// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/Devnet.sol";
import "../shared/NamedToken.sol";

/// A token of which a wallet reads nothing but balances: qETH, dETH, mpETH and the older vETH.
contract SmallToken is Devnet, NamedToken {
    function devnetInitialize(string calldata name_, string calldata symbol_, address holder, uint256 supply)
        external
        onlyDevnet
    {
        _setToken(name_, symbol_, 18);
        _mint(holder, supply);
    }
}

/// CDCETH: the issuer writes the rate.
contract CDCETH is SmallToken {
    uint256 public exchangeRate;

    function devnetSetRate(uint256 rate) external onlyDevnet {
        exchangeRate = rate;
    }
}

/// What the fund of qETH says that one is worth.
contract QEthRateProvider is Devnet {
    uint256 public getRate;

    function devnetSetRate(uint256 rate) external onlyDevnet {
        getRate = rate;
    }
}
