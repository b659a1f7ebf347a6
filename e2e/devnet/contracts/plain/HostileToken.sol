// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/Devnet.sol";

/// Answers every call with exactly the bytes it was told to, however wrong they are for an ERC-20.
contract HostileToken is Devnet {
    enum Mode {
        // The told bytes, or, when none were told, what an honest token with a balance would say.
        Answer,
        // Revert with the told bytes as data.
        Revert,
        // Eat all gas.
        Burn,
        // `length` zero bytes, as a revert: data no screen may show whole.
        LongRevert
    }

    struct Told {
        Mode mode;
        bytes data;
        uint256 length;
        bool set;
    }

    mapping(bytes4 => Told) private told;

    event Transfer(address indexed from, address indexed to, uint256 value);
    event Approval(address indexed owner, address indexed spender, uint256 value);

    function devnetTell(bytes4 selector, Mode mode, bytes calldata data, uint256 length) external onlyDevnet {
        told[selector] = Told(mode, data, length, true);
    }

    /// A transfer event that moved nothing: address poisoning.
    function devnetForgeTransfer(address from, address to, uint256 value) external onlyDevnet {
        emit Transfer(from, to, value);
    }

    fallback() external payable {
        Told storage wanted = told[msg.sig];
        bytes memory data = wanted.set ? wanted.data : abi.encode(uint256(1e24));
        Mode mode = wanted.mode;
        if (mode == Mode.Burn) {
            assembly {
                invalid()
            }
        }
        if (mode == Mode.LongRevert) {
            uint256 length = wanted.length;
            assembly {
                revert(0x80, length)
            }
        }
        if (mode == Mode.Revert) {
            assembly {
                revert(add(data, 32), mload(data))
            }
        }
        assembly {
            return(add(data, 32), mload(data))
        }
    }
}
