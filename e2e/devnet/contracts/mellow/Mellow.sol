// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/Devnet.sol";
import "../shared/ERC20.sol";

interface IWrappedStETH {
    function balanceOf(address account) external view returns (uint256);
    function approve(address spender, uint256 amount) external returns (bool);
    function transfer(address to, uint256 amount) external returns (bool);
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
}

interface ISymbioticCore {
    function currentEpoch() external view returns (uint256);
    function activeBalanceOf(address account) external view returns (uint256);
    function withdrawalsOf(uint256 epoch, address account) external view returns (uint256);
    function isWithdrawalsClaimed(uint256 epoch, address account) external view returns (bool);
    function deposit(address onBehalfOf, uint256 amount) external returns (uint256, uint256);
    function withdraw(address claimer, uint256 amount) external returns (uint256, uint256);
    function claim(address recipient, uint256 epoch) external returns (uint256);
}

/// An ERC-4626 vault over wstETH with the pauses that Mellow's share. It pays what it has.
contract DecentralizedValidatorVault is Devnet, ERC20 {
    IWrappedStETH internal constant wstETH = IWrappedStETH(0x7f39C581F595B53c5cb19bD0b3f8dA6c935E2Ca0);

    string private _name;
    string private _symbol;
    bool public depositPause;
    bool public withdrawalPause;
    bool public depositWhitelist;

    event Deposit(address indexed sender, address indexed owner, uint256 assets, uint256 shares);
    event Withdraw(
        address indexed sender, address indexed receiver, address indexed owner, uint256 assets, uint256 shares
    );

    error ERC4626ExceededMaxDeposit(address receiver, uint256 assets, uint256 max);
    error ERC4626ExceededMaxRedeem(address owner, uint256 shares, uint256 max);
    error ERC4626ExceededMaxWithdraw(address owner, uint256 assets, uint256 max);

    function name() public view override returns (string memory) {
        return _name;
    }

    function symbol() public view override returns (string memory) {
        return _symbol;
    }

    function asset() external pure returns (address) {
        return address(wstETH);
    }

    function totalAssets() public view virtual returns (uint256) {
        return wstETH.balanceOf(address(this));
    }

    function convertToAssets(uint256 shares) public view returns (uint256) {
        return shares * (totalAssets() + 1) / (totalSupply + 1);
    }

    function convertToShares(uint256 assets) public view returns (uint256) {
        return assets * (totalSupply + 1) / (totalAssets() + 1);
    }

    function deposit(uint256 assets, address receiver) public returns (uint256 shares) {
        if (depositPause) revert ERC4626ExceededMaxDeposit(receiver, assets, 0);
        shares = convertToShares(assets);
        wstETH.transferFrom(msg.sender, address(this), assets);
        _mint(receiver, shares);
        emit Deposit(msg.sender, receiver, assets, shares);
        _stake(assets);
    }

    function withdraw(uint256 assets, address receiver, address owner) external returns (uint256 shares) {
        uint256 most = withdrawalPause ? 0 : convertToAssets(balanceOf[owner]);
        if (assets > most) revert ERC4626ExceededMaxWithdraw(owner, assets, most);
        uint256 total = totalAssets() + 1;
        shares = (assets * (totalSupply + 1) + total - 1) / total;
        _withdraw(receiver, owner, assets, shares);
    }

    function redeem(uint256 shares, address receiver, address owner) external returns (uint256 assets) {
        uint256 most = withdrawalPause ? 0 : balanceOf[owner];
        if (shares > most) revert ERC4626ExceededMaxRedeem(owner, shares, most);
        assets = convertToAssets(shares);
        _withdraw(receiver, owner, assets, shares);
    }

    function devnetName(string calldata name_, string calldata symbol_) external onlyDevnet {
        _name = name_;
        _symbol = symbol_;
    }

    function devnetPause(bool deposits, bool withdrawals, bool listed) external onlyDevnet {
        depositPause = deposits;
        withdrawalPause = withdrawals;
        depositWhitelist = listed;
    }

    function _withdraw(address receiver, address owner, uint256 assets, uint256 shares) private {
        if (msg.sender != owner) _spendAllowance(owner, msg.sender, shares);
        _burn(owner, shares);
        _pay(receiver, assets);
        emit Withdraw(msg.sender, receiver, owner, assets, shares);
    }

    function _stake(uint256 assets) internal virtual {}

    function _pay(address receiver, uint256 assets) internal virtual {
        wstETH.transfer(receiver, assets);
    }
}

/// A vault with one Symbiotic vault below it. Nine tenths of a deposit are staked there; a withdrawal takes what is idle
/// first and asks Symbiotic for the rest, which its receiver then waits for in the queue.
contract MellowMultiVault is DecentralizedValidatorVault {
    struct Subvault {
        uint8 protocol;
        address vault;
        address withdrawalQueue;
    }

    Subvault private _subvault;
    address public constant defaultCollateral = address(0);

    function subvaultsCount() external view returns (uint256) {
        return _subvault.vault == address(0) ? 0 : 1;
    }

    function subvaultAt(uint256 index) external view returns (Subvault memory) {
        // The panic of a list that is too short.
        assert(index == 0);
        return _subvault;
    }

    function totalAssets() public view override returns (uint256) {
        return super.totalAssets() + ISymbioticCore(_subvault.vault).activeBalanceOf(address(this))
            + SymbioticWithdrawalQueue(_subvault.withdrawalQueue).claimableAssetsOf(address(this))
            + SymbioticWithdrawalQueue(_subvault.withdrawalQueue).pendingAssetsOf(address(this));
    }

    function devnetSetSubvault(address vault, address queue) external onlyDevnet {
        _subvault = Subvault(0, vault, queue);
        SymbioticWithdrawalQueue(queue).initialize(address(this), vault);
    }

    function _stake(uint256 assets) internal override {
        uint256 staked = assets * 9 / 10;
        wstETH.approve(_subvault.vault, staked);
        ISymbioticCore(_subvault.vault).deposit(address(this), staked);
    }

    function _pay(address receiver, uint256 assets) internal override {
        uint256 idle = wstETH.balanceOf(address(this));
        uint256 paid = assets < idle ? assets : idle;
        if (assets > paid) {
            (, uint256 shares) = ISymbioticCore(_subvault.vault).withdraw(_subvault.withdrawalQueue, assets - paid);
            SymbioticWithdrawalQueue(_subvault.withdrawalQueue).request(receiver, shares);
        }
        if (paid > 0) wstETH.transfer(receiver, paid);
    }
}

/// Requests as shares of what the queue takes out of Symbiotic in an epoch. Who has asked in two epochs has two.
contract SymbioticWithdrawalQueue {
    IWrappedStETH private constant collateral = IWrappedStETH(0x7f39C581F595B53c5cb19bD0b3f8dA6c935E2Ca0);
    address public constant claimer = 0x25024a3017B8da7161d8c5DCcF768F8678fB5802;

    struct EpochData {
        bool isClaimed;
        uint256 sharesToClaim;
        uint256 claimableAssets;
    }

    struct AccountData {
        mapping(uint256 => uint256) sharesToClaim;
        uint256 claimableAssets;
        uint256 claimEpoch;
    }

    address public vault;
    ISymbioticCore public symbioticVault;
    mapping(uint256 => EpochData) private _epochs;
    mapping(address => AccountData) private _accounts;

    event WithdrawalRequested(address indexed account, uint256 indexed epoch, uint256 amount);
    event EpochClaimed(uint256 indexed epoch, uint256 claimedAssets);
    event Claimed(address indexed account, address indexed recipient, uint256 amount);

    function initialize(address vault_, address symbioticVault_) external {
        require(vault == address(0));
        vault = vault_;
        symbioticVault = ISymbioticCore(symbioticVault_);
    }

    function getCurrentEpoch() public view returns (uint256) {
        return symbioticVault.currentEpoch();
    }

    function getAccountData(address account)
        external
        view
        returns (uint256 sharesToClaimPrev, uint256 sharesToClaim, uint256 claimableAssets, uint256 claimEpoch)
    {
        AccountData storage data = _accounts[account];
        claimEpoch = data.claimEpoch;
        sharesToClaimPrev = claimEpoch == 0 ? 0 : data.sharesToClaim[claimEpoch - 1];
        sharesToClaim = data.sharesToClaim[claimEpoch];
        claimableAssets = data.claimableAssets;
    }

    function getEpochData(uint256 epoch) external view returns (EpochData memory) {
        return _epochs[epoch];
    }

    function pendingAssetsOf(address account) public view returns (uint256) {
        uint256 epoch = getCurrentEpoch();
        AccountData storage data = _accounts[account];
        return _worth(epoch, data.sharesToClaim[epoch]) + _worth(epoch + 1, data.sharesToClaim[epoch + 1]);
    }

    function claimableAssetsOf(address account) public view returns (uint256 assets) {
        AccountData storage data = _accounts[account];
        uint256 current = getCurrentEpoch();
        uint256 epoch = data.claimEpoch;
        assets = data.claimableAssets;
        if (epoch > 0 && epoch - 1 < current) assets += _claimable(data, epoch - 1);
        if (epoch < current) assets += _claimable(data, epoch);
    }

    function request(address account, uint256 amount) external {
        require(msg.sender == vault, "SymbioticWithdrawalQueue: forbidden");
        if (amount == 0) return;
        AccountData storage data = _accounts[account];
        uint256 epoch = getCurrentEpoch();
        _settle(data, epoch);
        epoch += 1;
        _epochs[epoch].sharesToClaim += amount;
        data.sharesToClaim[epoch] += amount;
        data.claimEpoch = epoch;
        emit WithdrawalRequested(account, epoch, amount);
    }

    function claim(address account, address recipient, uint256 maxAmount) external returns (uint256 amount) {
        require(msg.sender == account || msg.sender == claimer, "SymbioticWithdrawalQueue: forbidden");
        AccountData storage data = _accounts[account];
        _settle(data, getCurrentEpoch());
        amount = data.claimableAssets;
        if (amount == 0) return 0;
        if (amount > maxAmount) amount = maxAmount;
        data.claimableAssets -= amount;
        if (amount != 0) collateral.transfer(recipient, amount);
        emit Claimed(account, recipient, amount);
    }

    function _worth(uint256 epoch, uint256 shares) private view returns (uint256) {
        if (shares == 0) return 0;
        return shares * symbioticVault.withdrawalsOf(epoch, address(this)) / _epochs[epoch].sharesToClaim;
    }

    function _claimable(AccountData storage data, uint256 epoch) private view returns (uint256) {
        uint256 shares = data.sharesToClaim[epoch];
        if (shares == 0) return 0;
        EpochData storage whole = _epochs[epoch];
        return whole.isClaimed ? shares * whole.claimableAssets / whole.sharesToClaim : _worth(epoch, shares);
    }

    function _settle(AccountData storage data, uint256 current) private {
        uint256 epoch = data.claimEpoch;
        if (epoch > 0) _settleEpoch(data, epoch - 1, current);
        _settleEpoch(data, epoch, current);
    }

    function _settleEpoch(AccountData storage data, uint256 epoch, uint256 current) private {
        uint256 shares = data.sharesToClaim[epoch];
        if (epoch >= current || shares == 0) return;
        EpochData storage whole = _epochs[epoch];
        if (!whole.isClaimed) {
            whole.isClaimed = true;
            if (
                !symbioticVault.isWithdrawalsClaimed(epoch, address(this))
                    && symbioticVault.withdrawalsOf(epoch, address(this)) != 0
            ) {
                whole.claimableAssets = symbioticVault.claim(address(this), epoch);
                emit EpochClaimed(epoch, whole.claimableAssets);
            }
        }
        uint256 assets = shares * whole.claimableAssets / whole.sharesToClaim;
        whole.sharesToClaim -= shares;
        whole.claimableAssets -= assets;
        data.claimableAssets += assets;
        delete data.sharesToClaim[epoch];
    }
}

/// Claims for its sender from the queues of a vault.
contract MellowClaimer {
    function multiAcceptAndClaim(
        address multiVault,
        uint256[] calldata subvaultIndices,
        uint256[][] calldata,
        address recipient,
        uint256 maxAssets
    ) external returns (uint256 assets) {
        for (uint256 i; i < subvaultIndices.length; i++) {
            address queue = MellowMultiVault(multiVault).subvaultAt(subvaultIndices[i]).withdrawalQueue;
            if (queue != address(0) && assets < maxAssets) {
                assets += SymbioticWithdrawalQueue(queue).claim(msg.sender, recipient, maxAssets - assets);
            }
        }
    }
}
