// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/ERC6093.sol";
import "../shared/Permit.sol";
import "./Addresses.sol";

/// pufETH, a vault over WETH with one-step exits for a fee. `lockedEth` stands for the oracle's report of all validators.
/// Left out: withdrawals from Lido, rewards minted on other chains, the restaking rewards' slow distribution.
contract PufferVault is PufferAddresses, ERC6093, Permit {
    uint256 private constant BASIS_POINTS = 10_000;
    /// Transient: whether this transaction has deposited.
    uint256 private constant DEPOSITED = 0xdeb0517;

    uint256 private lockedEth;
    uint256 private exitFee;
    uint96 private treasuryFee;
    address private treasury;

    event Deposit(address indexed sender, address indexed owner, uint256 assets, uint256 shares);
    event Withdraw(
        address indexed sender, address indexed receiver, address indexed owner, uint256 assets, uint256 shares
    );
    event TransferredETH(address indexed to, uint256 amount);

    error DepositAndWithdrawalForbidden();
    error ERC4626ExceededMaxDeposit(address receiver, uint256 assets, uint256 max);
    error ERC4626ExceededMaxMint(address receiver, uint256 shares, uint256 max);
    error ERC4626ExceededMaxWithdraw(address owner, uint256 assets, uint256 max);
    error ERC4626ExceededMaxRedeem(address owner, uint256 shares, uint256 max);
    error ERC2612ExpiredSignature(uint256 deadline);
    error ERC2612InvalidSigner(address signer, address owner);
    error ETHTransferFailed();

    modifier markDeposit() {
        assembly {
            tstore(DEPOSITED, 1)
        }
        _;
    }

    modifier revertIfDeposited() {
        bool deposited;
        assembly {
            deposited := tload(DEPOSITED)
        }
        if (deposited) revert DepositAndWithdrawalForbidden();
        _;
    }

    receive() external payable {}

    function name() public pure override returns (string memory) {
        return "pufETH";
    }

    function symbol() public pure override returns (string memory) {
        return "pufETH";
    }

    function asset() external pure returns (address) {
        return address(WETH);
    }

    // --- what it is worth ------------------------------------------------------------------------------------------

    /// Ether sent with the call is not yet part of it.
    function totalAssets() public view returns (uint256) {
        uint256 sent;
        assembly {
            sent := callvalue()
        }
        return STETH.balanceOf(address(this)) + WETH.balanceOf(address(this)) + (address(this).balance - sent) + lockedEth;
    }

    function convertToAssets(uint256 shares) public view returns (uint256) {
        return shares * (totalAssets() + 1) / (totalSupply + 1);
    }

    function convertToShares(uint256 assets) public view returns (uint256) {
        return assets * (totalSupply + 1) / (totalAssets() + 1);
    }

    function convertToSharesUp(uint256 assets) public view returns (uint256) {
        return _ceilDiv(assets * (totalSupply + 1), totalAssets() + 1);
    }

    function previewDeposit(uint256 assets) public view returns (uint256) {
        return convertToShares(assets);
    }

    function previewMint(uint256 shares) public view returns (uint256) {
        return _ceilDiv(shares * (totalAssets() + 1), totalSupply + 1);
    }

    function previewWithdraw(uint256 assets) public view returns (uint256) {
        return convertToSharesUp(_withFee(assets, getTotalExitFeeBasisPoints()));
    }

    function previewRedeem(uint256 shares) public view returns (uint256) {
        uint256 assets = convertToAssets(shares);
        return assets - _fee(assets, getTotalExitFeeBasisPoints());
    }

    function maxDeposit(address) public pure returns (uint256) {
        return type(uint256).max;
    }

    function maxMint(address) public pure returns (uint256) {
        return type(uint256).max;
    }

    function maxWithdraw(address owner) public view returns (uint256) {
        uint256 liquid = _withFee(_liquid(), exitFee);
        return _min(previewRedeem(balanceOf[owner]), liquid - _fee(liquid, getTotalExitFeeBasisPoints()));
    }

    function maxRedeem(address owner) public view returns (uint256) {
        return _min(balanceOf[owner], convertToSharesUp(_withFee(_liquid(), exitFee)));
    }

    function getExitFeeBasisPoints() external view returns (uint256) {
        return exitFee;
    }

    function getTreasuryExitFeeBasisPoints() external view returns (uint96) {
        return treasuryFee;
    }

    function getTotalExitFeeBasisPoints() public view returns (uint256) {
        return exitFee + treasuryFee;
    }

    function getTreasury() external view returns (address) {
        return treasury;
    }

    // --- in --------------------------------------------------------------------------------------------------------

    function depositETH(address receiver) external payable markDeposit restricted returns (uint256 shares) {
        shares = previewDeposit(msg.value);
        _mint(receiver, shares);
        emit Deposit(msg.sender, receiver, msg.value, shares);
    }

    /// By shares of stETH, which move without rounding.
    function depositStETH(uint256 stethShares, address receiver)
        external
        markDeposit
        restricted
        returns (uint256 shares)
    {
        uint256 assets = STETH.getPooledEthByShares(stethShares);
        shares = previewDeposit(assets);
        STETH.transferSharesFrom(msg.sender, address(this), stethShares);
        _mint(receiver, shares);
        emit Deposit(msg.sender, receiver, assets, shares);
    }

    function deposit(uint256 assets, address receiver) external markDeposit restricted returns (uint256 shares) {
        shares = previewDeposit(assets);
        _deposit(receiver, assets, shares);
    }

    function mint(uint256 shares, address receiver) external markDeposit restricted returns (uint256 assets) {
        assets = previewMint(shares);
        _deposit(receiver, assets, shares);
    }

    // --- out at once -----------------------------------------------------------------------------------------------

    function withdraw(uint256 assets, address receiver, address owner)
        external
        revertIfDeposited
        restricted
        returns (uint256 shares)
    {
        uint256 most = maxWithdraw(owner);
        if (assets > most) revert ERC4626ExceededMaxWithdraw(owner, assets, most);
        uint256 whole = _withFee(assets, getTotalExitFeeBasisPoints());
        shares = convertToSharesUp(whole);
        _pay(receiver, owner, assets, shares, _fee(whole, treasuryFee));
    }

    /// The two fees are rounded up each by itself, so this may pay a wei less than previewRedeem.
    function redeem(uint256 shares, address receiver, address owner)
        external
        revertIfDeposited
        restricted
        returns (uint256 assets)
    {
        uint256 most = maxRedeem(owner);
        if (shares > most) revert ERC4626ExceededMaxRedeem(owner, shares, most);
        uint256 whole = convertToAssets(shares);
        uint256 toTreasury = _fee(whole, treasuryFee);
        assets = whole - _fee(whole, exitFee) - toTreasury;
        _pay(receiver, owner, assets, shares, toTreasury);
    }

    // --- for the withdrawal manager ----------------------------------------------------------------------------------

    function transferETH(address to, uint256 amount) external {
        if (msg.sender != MANAGER) revert AccessManagedUnauthorized(msg.sender);
        if (address(this).balance < amount) WETH.withdraw(amount - address(this).balance);
        (bool sent,) = to.call{value: amount}("");
        if (!sent) revert ETHTransferFailed();
        emit TransferredETH(to, amount);
    }

    function burn(uint256 shares) external {
        if (msg.sender != MANAGER) revert AccessManagedUnauthorized(msg.sender);
        _burn(msg.sender, shares);
    }

    // --- permit ----------------------------------------------------------------------------------------------------

    function permit(address owner, address spender, uint256 value, uint256 deadline, uint8 v, bytes32 r, bytes32 s)
        public
        override
    {
        if (block.timestamp > deadline) revert ERC2612ExpiredSignature(deadline);
        bytes32 digest = _digest(keccak256(abi.encode(PERMIT_TYPE, owner, spender, value, nonces[owner]++, deadline)));
        address signer = ecrecover(digest, v, r, s);
        if (signer != owner) revert ERC2612InvalidSigner(signer, owner);
        _approve(owner, spender, value);
    }

    function _domainName() internal pure override returns (string memory) {
        return "pufETH";
    }

    function _permitApprove(address owner, address spender, uint256 value) internal override {
        _approve(owner, spender, value);
    }

    // --- devnet ----------------------------------------------------------------------------------------------------

    /// Needs ether of its own before: `supply` is minted to `holder`, whatever it is worth.
    function devnetInitialize(address holder, uint256 supply, uint256 locked, uint256 fee) external onlyDevnet {
        _mint(holder, supply);
        lockedEth = locked;
        exitFee = fee;
    }

    /// What the oracle would report of the validators' ether.
    function devnetReport(uint256 locked) external onlyDevnet {
        lockedEth = locked;
    }

    function devnetSetFees(uint256 fee, uint96 toTreasury, address newTreasury) external onlyDevnet {
        exitFee = fee;
        treasuryFee = toTreasury;
        treasury = newTreasury;
    }

    // --- helpers ---------------------------------------------------------------------------------------------------

    function _deposit(address receiver, uint256 assets, uint256 shares) private {
        WETH.transferFrom(msg.sender, address(this), assets);
        _mint(receiver, shares);
        emit Deposit(msg.sender, receiver, assets, shares);
    }

    function _pay(address receiver, address owner, uint256 assets, uint256 shares, uint256 toTreasury) private {
        uint256 held = WETH.balanceOf(address(this));
        if (held < assets + toTreasury) WETH.deposit{value: assets + toTreasury - held}();
        if (msg.sender != owner) _spendAllowance(owner, msg.sender, shares);
        _burn(owner, shares);
        WETH.transfer(receiver, assets);
        emit Withdraw(msg.sender, receiver, owner, assets, shares);
        if (toTreasury > 0) WETH.transfer(treasury, toTreasury);
    }

    function _liquid() private view returns (uint256) {
        return WETH.balanceOf(address(this)) + address(this).balance;
    }

    function _fee(uint256 assets, uint256 points) private pure returns (uint256) {
        return _ceilDiv(assets * points, BASIS_POINTS);
    }

    function _withFee(uint256 assets, uint256 points) private pure returns (uint256) {
        return assets * BASIS_POINTS / (BASIS_POINTS - points);
    }

    function _ceilDiv(uint256 x, uint256 y) private pure returns (uint256) {
        return x == 0 ? 0 : (x - 1) / y + 1;
    }

    function _min(uint256 x, uint256 y) private pure returns (uint256) {
        return x < y ? x : y;
    }
}
