// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/Devnet.sol";

interface IWeth {
    function balanceOf(address account) external view returns (uint256);
    function transfer(address to, uint256 amount) external returns (bool);
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
    function deposit() external payable;
    function withdraw(uint256 amount) external;
}

interface IStEth {
    function balanceOf(address account) external view returns (uint256);
    function getPooledEthByShares(uint256 shares) external view returns (uint256);
    function transferSharesFrom(address from, address to, uint256 shares) external returns (uint256);
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
}

interface IPermitted {
    function permit(address, address, uint256, uint256, uint8, bytes32, bytes32) external;
}

/// Puffer's own permission: the deadline comes before the amount.
struct PufferPermit {
    uint256 deadline;
    uint256 amount;
    uint8 v;
    bytes32 r;
    bytes32 s;
}

/// Who may call what, as OpenZeppelin's AccessManager answers it. Roles are two: everybody, and the devnet.
contract PufferAccessManager is Devnet {
    mapping(address => mapping(bytes4 => bool)) private shut;

    function canCall(address caller, address target, bytes4 selector) external view returns (bool, uint32) {
        return (caller == DEVNET || !shut[target][selector], 0);
    }

    /// Keeps a function from everybody, or gives it back.
    function devnetShut(address target, bytes4 selector, bool isShut) external onlyDevnet {
        shut[target][selector] = isShut;
    }
}

/// The addresses that Puffer's contracts hold of each other on mainnet, and the check before every restricted function.
abstract contract PufferAddresses is Devnet {
    PufferAccessManager internal constant ACCESS = PufferAccessManager(0x8c1686069474410E6243425f4a10177a94EBEE11);
    IWeth internal constant WETH = IWeth(0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2);
    IStEth internal constant STETH = IStEth(0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84);
    address internal constant WSTETH = 0x7f39C581F595B53c5cb19bD0b3f8dA6c935E2Ca0;
    address payable internal constant VAULT = payable(0xD9A442856C234a39a81a089C06451EBAa4306a72);
    address internal constant MANAGER = 0xDdA0483184E75a5579ef9635ED14BacCf9d50283;
    address internal constant LOCKBOX = 0xd44E91CfBBAa7b3B259A12a43b38CEBf47B463D5;
    address internal constant XPUFETH = 0xD7D2802f6b19843ac4DfE25022771FD83b5A7464;

    error AccessManagedUnauthorized(address caller);

    modifier restricted() {
        (bool immediate,) = ACCESS.canCall(msg.sender, address(this), msg.sig);
        if (!immediate) revert AccessManagedUnauthorized(msg.sender);
        _;
    }

    /// A permission that fails is no reason to stop: there may be an allowance already.
    function _tryPermit(address token, PufferPermit calldata given) internal {
        try IPermitted(token).permit(
            msg.sender, address(this), given.amount, given.deadline, given.v, given.r, given.s
        ) {} catch {}
    }
}
