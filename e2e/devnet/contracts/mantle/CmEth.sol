// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../boring/BoringVault.sol";

interface ICmethVault {
    function manage(address target, bytes calldata data) external returns (bytes memory);
}

/// Shares and vault are two contracts: what comes in lies at the vault, and goes out from there.
contract CmETH is Devnet, ERC20 {
    ICmethVault private constant VAULT = ICmethVault(0x33272D40b247c4cd9C646582C9bbAD44e85D4fE4);
    address private constant TELLER = 0xB6f7D38e3EAbB8f69210AFc2212fe82e0f1912b0;
    address private constant QUEUE = 0x12Be34bE067Ebd201f6eAf78a861D90b2a66B113;

    modifier requiresAuth() {
        require(msg.sender == TELLER || msg.sender == QUEUE || msg.sender == DEVNET, "UNAUTHORIZED");
        _;
    }

    function name() public pure override returns (string memory) {
        return "cmETH";
    }

    function symbol() public pure override returns (string memory) {
        return "cmETH";
    }

    function enter(address from, address asset, uint256 amount, address to, uint256 shares) external requiresAuth {
        if (amount > 0) {
            VAULT.manage(asset, abi.encodeCall(IAsset.transferFrom, (from, address(VAULT), amount)));
        }
        _mint(to, shares);
    }

    function exit(address to, address asset, uint256 amount, address from, uint256 shares) external requiresAuth {
        _burn(from, shares);
        if (amount > 0) VAULT.manage(asset, abi.encodeCall(IAsset.transfer, (to, amount)));
    }
}

/// Holds the mETH behind cmETH, and does with it what the token says.
contract CmETHVault is Devnet {
    address private constant TOKEN = 0xE6829d9a7eE3040e1276Fa75293Bde931859e8fA;

    function manage(address target, bytes calldata data) external returns (bytes memory) {
        require(msg.sender == TOKEN || msg.sender == DEVNET, "UNAUTHORIZED");
        (bool done, bytes memory answer) = target.call(data);
        if (!done) {
            assembly {
                revert(add(answer, 32), mload(answer))
            }
        }
        return answer;
    }
}
