// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {IToken} from "../Neighbours.sol";

/// Moves tokens that answer true, or nothing at all.
library Tokens {
    function send(address token, address to, uint256 amount) internal {
        _call(token, abi.encodeCall(IToken.transfer, (to, amount)));
    }

    function take(address token, address from, address to, uint256 amount) internal {
        _call(token, abi.encodeCall(IToken.transferFrom, (from, to, amount)));
    }

    /// A refusal is passed on with the token's own reason.
    function _call(address token, bytes memory data) private {
        require(token.code.length > 0, "Address: call to non-contract");
        (bool ok, bytes memory answer) = token.call(data);
        if (!ok) {
            assembly ("memory-safe") {
                revert(add(answer, 32), mload(answer))
            }
        }
        require(answer.length == 0 || abi.decode(answer, (bool)), "SafeERC20: ERC20 operation did not succeed");
    }
}
