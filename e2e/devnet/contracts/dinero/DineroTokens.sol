// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/Devnet.sol";
import "../shared/ERC20.sol";
import "../shared/Permit.sol";

/// Tokens of Dinero in solmate's manner.
abstract contract DineroToken is Devnet, ERC20, Permit {
    address internal constant PIREX = 0xD664b74274DfEB538d9baC494F3a4760828B02b0;

    modifier onlyPirex() {
        require(msg.sender == PIREX);
        _;
    }

    function _domainName() internal view override returns (string memory) {
        return name();
    }

    function _permitApprove(address owner, address spender, uint256 value) internal override {
        _approve(owner, spender, value);
    }

    function _expiredError() internal pure override returns (string memory) {
        return "PERMIT_DEADLINE_EXPIRED";
    }

    function _signatureError() internal pure override returns (string memory) {
        return "INVALID_SIGNER";
    }
}

contract PxEth is DineroToken {
    function name() public pure override returns (string memory) {
        return "Pirex Ether";
    }

    function symbol() public pure override returns (string memory) {
        return "pxETH";
    }

    function mint(address to, uint256 amount) external onlyPirex {
        _mint(to, amount);
    }

    function burn(address from, uint256 amount) external onlyPirex {
        _burn(from, amount);
    }

    function operatorApprove(address from, address to, uint256 amount) external onlyPirex {
        _approve(from, to, amount);
    }
}

interface IPirexRedemption {
    function initiateRedemption(uint256 assets, address receiver, bool shouldTriggerValidatorExit)
        external
        returns (uint256, uint256);
}

/// apxETH: pxETH in a vault that keeps a part of what is taken out. Rewards count at once; no platform's fee.
contract AutoPxEth is DineroToken {
    uint256 public constant FEE_DENOMINATOR = 1_000_000;
    PxEth private constant PXETH = PxEth(0x04C154b66CB340F3Ae24111CC767e0184Ed00Cc6);

    uint256 public totalStaked;
    uint256 public withdrawalPenalty;

    event Deposit(address indexed caller, address indexed owner, uint256 assets, uint256 shares);
    event Withdraw(
        address indexed caller, address indexed receiver, address indexed owner, uint256 assets, uint256 shares
    );
    event Harvest(address indexed caller, uint256 value);

    function name() public pure override returns (string memory) {
        return "Autocompounding Pirex Ether";
    }

    function symbol() public pure override returns (string memory) {
        return "apxETH";
    }

    function asset() external pure returns (address) {
        return address(PXETH);
    }

    function totalAssets() public view returns (uint256) {
        return totalStaked;
    }

    function convertToShares(uint256 assets) public view returns (uint256) {
        return totalSupply == 0 ? assets : assets * totalSupply / totalStaked;
    }

    function convertToAssets(uint256 shares) public view returns (uint256) {
        return totalSupply == 0 ? shares : shares * totalStaked / totalSupply;
    }

    function previewDeposit(uint256 assets) public view returns (uint256) {
        return convertToShares(assets);
    }

    function previewMint(uint256 shares) public view returns (uint256) {
        return totalSupply == 0 ? shares : (shares * totalStaked + totalSupply - 1) / totalSupply;
    }

    /// Nothing is kept from whoever leaves last.
    function previewRedeem(uint256 shares) public view returns (uint256 assets) {
        assets = convertToAssets(shares);
        if (totalSupply != 0 && totalSupply != shares) assets -= assets * withdrawalPenalty / FEE_DENOMINATOR;
    }

    function previewWithdraw(uint256 assets) public view returns (uint256 shares) {
        shares = convertToShares(assets);
        if (totalSupply != 0 && totalSupply != shares) {
            shares = shares * FEE_DENOMINATOR / (FEE_DENOMINATOR - withdrawalPenalty);
        }
    }

    function assetsPerShare() external view returns (uint256) {
        return previewRedeem(1e18);
    }

    function maxRedeem(address owner) external view returns (uint256) {
        return balanceOf[owner];
    }

    function deposit(uint256 assets, address receiver) external returns (uint256 shares) {
        shares = previewDeposit(assets);
        require(shares != 0, "ZERO_SHARES");
        _enter(assets, shares, receiver);
    }

    function mint(uint256 shares, address receiver) external returns (uint256 assets) {
        assets = previewMint(shares);
        _enter(assets, shares, receiver);
    }

    function withdraw(uint256 assets, address receiver, address owner) external returns (uint256 shares) {
        shares = previewWithdraw(assets);
        _leave(assets, shares, receiver, owner);
    }

    function redeem(uint256 shares, address receiver, address owner) external returns (uint256 assets) {
        assets = previewRedeem(shares);
        require(assets != 0, "ZERO_ASSETS");
        _leave(assets, shares, receiver, owner);
    }

    /// Sent to PirexEth it is redeemed for whoever it came from.
    function transfer(address to, uint256 amount) public override returns (bool) {
        super.transfer(to, amount);
        if (to == PIREX) IPirexRedemption(PIREX).initiateRedemption(amount, msg.sender, false);
        return true;
    }

    function transferFrom(address from, address to, uint256 amount) public override returns (bool) {
        super.transferFrom(from, to, amount);
        if (to == PIREX) IPirexRedemption(PIREX).initiateRedemption(amount, from, false);
        return true;
    }

    /// Takes in the pxETH that came as rewards.
    function harvest() public {
        uint256 value = PXETH.balanceOf(address(this)) - totalStaked;
        if (value == 0) return;
        totalStaked += value;
        emit Harvest(msg.sender, value);
    }

    function devnetInitialize(uint256 penalty) external onlyDevnet {
        withdrawalPenalty = penalty;
    }

    function _enter(uint256 assets, uint256 shares, address receiver) private {
        PXETH.transferFrom(msg.sender, address(this), assets);
        _mint(receiver, shares);
        totalStaked += assets;
        emit Deposit(msg.sender, receiver, assets, shares);
    }

    function _leave(uint256 assets, uint256 shares, address receiver, address owner) private {
        if (msg.sender != owner) _spendAllowance(owner, msg.sender, shares);
        totalStaked -= assets;
        _burn(owner, shares);
        emit Withdraw(msg.sender, receiver, owner, assets, shares);
        PXETH.transfer(receiver, assets);
    }
}

interface IERC1155Receiver {
    function onERC1155Received(address operator, address from, uint256 id, uint256 amount, bytes calldata data)
        external
        returns (bytes4);
    function onERC1155BatchReceived(
        address operator,
        address from,
        uint256[] calldata ids,
        uint256[] calldata amounts,
        bytes calldata data
    ) external returns (bytes4);
}

/// upxETH: tickets, by the batch they leave with.
contract UpxEth is Devnet {
    address private constant PIREX = 0xD664b74274DfEB538d9baC494F3a4760828B02b0;

    mapping(address => mapping(uint256 => uint256)) public balanceOf;
    mapping(address => mapping(address => bool)) public isApprovedForAll;

    event TransferSingle(
        address indexed operator, address indexed from, address indexed to, uint256 id, uint256 amount
    );
    event TransferBatch(
        address indexed operator, address indexed from, address indexed to, uint256[] ids, uint256[] amounts
    );
    event ApprovalForAll(address indexed owner, address indexed operator, bool approved);

    modifier onlyPirex() {
        require(msg.sender == PIREX);
        _;
    }

    function supportsInterface(bytes4 id) external pure returns (bool) {
        return id == 0x01ffc9a7 || id == 0xd9b67a26 || id == 0x0e89341c;
    }

    function uri(uint256) external pure returns (string memory) {
        return "";
    }

    function balanceOfBatch(address[] calldata owners, uint256[] calldata ids)
        external
        view
        returns (uint256[] memory balances)
    {
        require(owners.length == ids.length, "LENGTH_MISMATCH");
        balances = new uint256[](ids.length);
        for (uint256 i = 0; i < ids.length; i++) {
            balances[i] = balanceOf[owners[i]][ids[i]];
        }
    }

    function setApprovalForAll(address operator, bool approved) external {
        isApprovedForAll[msg.sender][operator] = approved;
        emit ApprovalForAll(msg.sender, operator, approved);
    }

    function safeTransferFrom(address from, address to, uint256 id, uint256 amount, bytes calldata data) external {
        _checkSender(from);
        _move(from, to, id, amount);
        emit TransferSingle(msg.sender, from, to, id, amount);
        _checkReceived(from, to, id, amount, data);
    }

    function safeBatchTransferFrom(
        address from,
        address to,
        uint256[] calldata ids,
        uint256[] calldata amounts,
        bytes calldata data
    ) external {
        require(ids.length == amounts.length, "LENGTH_MISMATCH");
        _checkSender(from);
        for (uint256 i = 0; i < ids.length; i++) {
            _move(from, to, ids[i], amounts[i]);
        }
        emit TransferBatch(msg.sender, from, to, ids, amounts);
        if (to.code.length == 0) {
            require(to != address(0), "UNSAFE_RECIPIENT");
            return;
        }
        bytes4 answer = IERC1155Receiver(to).onERC1155BatchReceived(msg.sender, from, ids, amounts, data);
        require(answer == IERC1155Receiver.onERC1155BatchReceived.selector, "UNSAFE_RECIPIENT");
    }

    function mint(address to, uint256 id, uint256 amount, bytes calldata data) external onlyPirex {
        balanceOf[to][id] += amount;
        emit TransferSingle(msg.sender, address(0), to, id, amount);
        _checkReceived(address(0), to, id, amount, data);
    }

    function burn(address from, uint256 id, uint256 amount) external onlyPirex {
        balanceOf[from][id] -= amount;
        emit TransferSingle(msg.sender, from, address(0), id, amount);
    }

    function _checkSender(address from) private view {
        require(msg.sender == from || isApprovedForAll[from][msg.sender], "NOT_AUTHORIZED");
    }

    function _move(address from, address to, uint256 id, uint256 amount) private {
        balanceOf[from][id] -= amount;
        balanceOf[to][id] += amount;
    }

    function _checkReceived(address from, address to, uint256 id, uint256 amount, bytes calldata data) private {
        if (to.code.length == 0) {
            require(to != address(0), "UNSAFE_RECIPIENT");
            return;
        }
        bytes4 answer = IERC1155Receiver(to).onERC1155Received(msg.sender, from, id, amount, data);
        require(answer == IERC1155Receiver.onERC1155Received.selector, "UNSAFE_RECIPIENT");
    }
}
