// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/ERC6093.sol";
import "./Addresses.sol";

interface IPufEth {
    function transfer(address to, uint256 amount) external returns (bool);
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
    function depositStETH(uint256 stethShares, address receiver) external returns (uint256);
}

/// What pufETH becomes before it is bridged. Only the lockbox mints and burns here; on mainnet bridges may too.
contract XPufETH is PufferAddresses, ERC6093 {
    function name() public pure override returns (string memory) {
        return "xPufETH";
    }

    function symbol() public pure override returns (string memory) {
        return "xPufETH";
    }

    function lockbox() external pure returns (address) {
        return LOCKBOX;
    }

    function mint(address user, uint256 amount) external {
        if (msg.sender != LOCKBOX) revert AccessManagedUnauthorized(msg.sender);
        _mint(user, amount);
    }

    function burn(address user, uint256 amount) external {
        if (msg.sender != LOCKBOX) revert AccessManagedUnauthorized(msg.sender);
        _spendAllowance(user, msg.sender, amount);
        _burn(user, amount);
    }
}

/// Swaps the two one for one, both ways.
contract XERC20Lockbox is PufferAddresses {
    event Deposit(address sender, uint256 amount);
    event Withdraw(address sender, uint256 amount);

    function deposit(uint256 amount) external {
        _deposit(msg.sender, amount);
    }

    function depositTo(address to, uint256 amount) external {
        _deposit(to, amount);
    }

    function withdraw(uint256 amount) external {
        _withdraw(msg.sender, amount);
    }

    function withdrawTo(address to, uint256 amount) external {
        _withdraw(to, amount);
    }

    function _deposit(address to, uint256 amount) private {
        IPufEth(VAULT).transferFrom(msg.sender, address(this), amount);
        XPufETH(XPUFETH).mint(to, amount);
        emit Deposit(to, amount);
    }

    function _withdraw(address to, uint256 amount) private {
        emit Withdraw(to, amount);
        XPufETH(XPUFETH).burn(msg.sender, amount);
        IPufEth(VAULT).transfer(to, amount);
    }
}

interface IWstEth {
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
    function unwrap(uint256 amount) external returns (uint256);
}

interface IShares {
    function sharesOf(address account) external view returns (uint256);
    function approve(address spender, uint256 amount) external returns (bool);
}

/// Takes stETH and wstETH with a permission for the vault; a permission that fails is passed over.
contract PufferDepositor is PufferAddresses {
    function depositWstETH(PufferPermit calldata permitData, address recipient) external restricted returns (uint256) {
        _tryPermit(WSTETH, permitData);
        IWstEth(WSTETH).transferFrom(msg.sender, address(this), permitData.amount);
        IWstEth(WSTETH).unwrap(permitData.amount);
        return _depositAll(recipient);
    }

    function depositStETH(PufferPermit calldata permitData, address recipient) external restricted returns (uint256) {
        _tryPermit(address(STETH), permitData);
        STETH.transferFrom(msg.sender, address(this), permitData.amount);
        return _depositAll(recipient);
    }

    function _depositAll(address recipient) private returns (uint256) {
        IShares(address(STETH)).approve(VAULT, type(uint256).max);
        return IPufEth(VAULT).depositStETH(IShares(address(STETH)).sharesOf(address(this)), recipient);
    }
}
