// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/Devnet.sol";
import "../shared/NamedToken.sol";

interface IHeld {
    function transfer(address to, uint256 amount) external returns (bool);
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
}

/// The addresses that Karak's contracts hold of each other on mainnet.
abstract contract KarakAddresses is Devnet {
    KarakVaultSupervisor internal constant deposits = KarakVaultSupervisor(0x54e44DbB92dBA848ACe27F44c0CB4268981eF1CC);
    address internal constant DELEGATION = 0xAfa904152E04aBFf56701223118Be2832A4449E0;
}

/// A vault of Karak's first version: an ERC-4626 share in the decimals of what it holds. Deposits and withdrawals go
/// through Karak's other contracts.
contract KarakVault is KarakAddresses, NamedToken {
    bool public paused;
    uint256 public totalAssets;
    address public asset;

    function convertToAssets(uint256 shares) external view returns (uint256) {
        return shares * (totalAssets + 1) / (totalSupply + 1);
    }

    function deposit(uint256 assets, address depositor) external returns (uint256 shares) {
        require(msg.sender == address(deposits), "Unauthorized");
        require(!paused, "EnforcedPause");
        shares = assets * (totalSupply + 1) / (totalAssets + 1);
        IHeld(asset).transferFrom(depositor, address(this), assets);
        _mint(msg.sender, shares);
        totalAssets += assets;
    }

    function redeem(uint256 shares, address to, address owner) external returns (uint256 assets) {
        require(msg.sender == address(deposits), "Unauthorized");
        require(!paused, "EnforcedPause");
        assets = shares * (totalAssets + 1) / (totalSupply + 1);
        _burn(owner, shares);
        totalAssets -= assets;
        IHeld(asset).transfer(to, assets);
    }

    function devnetPause(bool value) external onlyDevnet {
        paused = value;
    }

    function devnetInitialize(string calldata name_, uint8 decimals_, address held, address holder, uint256 supply)
        external
        onlyDevnet
    {
        _setToken(name_, name_, decimals_);
        asset = held;
        _mint(holder, supply);
        totalAssets = supply;
    }

    function devnetReport(uint256 assets) external onlyDevnet {
        totalAssets = assets;
    }
}

/// Keeps vault shares for who deposited them.
contract KarakVaultSupervisor is KarakAddresses {
    bool public paused;
    mapping(address => mapping(address => uint256)) private stakerShares;
    mapping(address => address[]) private stakersVaults;

    function deposit(address vault, uint256 amount, uint256 minSharesOut) external returns (uint256 shares) {
        require(!paused, "EnforcedPause");
        shares = KarakVault(vault).deposit(amount, msg.sender);
        require(shares >= minSharesOut, "NotEnoughShares");
        _increase(msg.sender, vault, shares);
    }

    function gimmieShares(address vault, uint256 shares) external {
        _decrease(msg.sender, vault, shares);
        KarakVault(vault).transfer(msg.sender, shares);
    }

    function returnShares(address vault, uint256 shares) external {
        _increase(msg.sender, vault, shares);
        KarakVault(vault).transferFrom(msg.sender, address(this), shares);
    }

    function removeShares(address staker, address vault, uint256 shares) external {
        require(msg.sender == DELEGATION, "NotDelegationSupervisor");
        _decrease(staker, vault, shares);
    }

    function redeemShares(address to, address vault, uint256 shares) external {
        require(msg.sender == DELEGATION, "NotDelegationSupervisor");
        KarakVault(vault).redeem(shares, to, address(this));
    }

    function getDeposits(address staker)
        external
        view
        returns (address[] memory vaults, address[] memory tokens, uint256[] memory assets, uint256[] memory shares)
    {
        vaults = stakersVaults[staker];
        tokens = new address[](vaults.length);
        assets = new uint256[](vaults.length);
        shares = new uint256[](vaults.length);
        for (uint256 i = 0; i < vaults.length; i++) {
            shares[i] = stakerShares[staker][vaults[i]];
            assets[i] = KarakVault(vaults[i]).convertToAssets(shares[i]);
            tokens[i] = KarakVault(vaults[i]).asset();
        }
    }

    function _increase(address staker, address vault, uint256 shares) private {
        require(shares != 0, "ZeroShares");
        if (stakerShares[staker][vault] == 0) stakersVaults[staker].push(vault);
        stakerShares[staker][vault] += shares;
    }

    function _decrease(address staker, address vault, uint256 shares) private {
        require(shares != 0, "ZeroShares");
        require(stakerShares[staker][vault] >= shares, "NotEnoughShares");
        stakerShares[staker][vault] -= shares;
        if (stakerShares[staker][vault] != 0) return;
        address[] storage list = stakersVaults[staker];
        for (uint256 i = 0; i < list.length; i++) {
            if (list[i] != vault) continue;
            list[i] = list[list.length - 1];
            list.pop();
            return;
        }
    }
}

/// Withdrawals: asked for, then finished by who asked once the wait is over. The list of an account keeps both.
contract KarakDelegationSupervisor is KarakAddresses {
    struct WithdrawRequest {
        address[] vaults;
        uint256[] shares;
        address withdrawer;
    }

    struct QueuedWithdrawal {
        address staker;
        address delegatedTo;
        uint256 nonce;
        uint256 start;
        WithdrawRequest request;
    }

    bool public paused;
    uint256 public withdrawalDelay;
    mapping(address => QueuedWithdrawal[]) private queued;
    mapping(bytes32 => bool) private pending;

    function startWithdraw(WithdrawRequest[] calldata requests) external {
        require(!paused, "EnforcedPause");
        require(requests.length != 0, "InvalidInput");
        for (uint256 i = 0; i < requests.length; i++) {
            WithdrawRequest calldata request = requests[i];
            require(request.withdrawer == msg.sender, "NotStaker");
            for (uint256 j = 0; j < request.vaults.length; j++) {
                deposits.removeShares(msg.sender, request.vaults[j], request.shares[j]);
            }
            QueuedWithdrawal memory withdrawal =
                QueuedWithdrawal(msg.sender, address(0), queued[msg.sender].length, block.timestamp, request);
            pending[keccak256(abi.encode(withdrawal))] = true;
            queued[msg.sender].push(withdrawal);
        }
    }

    function finishWithdraw(QueuedWithdrawal[] calldata withdrawals) external {
        require(!paused, "EnforcedPause");
        for (uint256 i = 0; i < withdrawals.length; i++) {
            QueuedWithdrawal calldata one = withdrawals[i];
            bytes32 root = keccak256(abi.encode(one));
            require(one.request.withdrawer == msg.sender, "WithdrawerNotCaller");
            require(one.start + withdrawalDelay <= block.timestamp, "MinWithdrawDelayNotPassed");
            require(pending[root], "WithdrawAlreadyCompleted");
            delete pending[root];
            for (uint256 j = 0; j < one.request.vaults.length; j++) {
                deposits.redeemShares(msg.sender, one.request.vaults[j], one.request.shares[j]);
            }
        }
    }

    function fetchQueuedWithdrawals(address staker) external view returns (QueuedWithdrawal[] memory) {
        return queued[staker];
    }

    function isWithdrawPending(QueuedWithdrawal calldata withdrawal) external view returns (bool) {
        return pending[keccak256(abi.encode(withdrawal))];
    }

    function devnetInitialize(uint256 delay) external onlyDevnet {
        withdrawalDelay = delay;
    }

    function devnetPause(bool value) external onlyDevnet {
        paused = value;
    }
}
