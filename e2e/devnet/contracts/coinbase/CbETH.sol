// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/Devnet.sol";
import "../shared/ERC20.sol";
import "../shared/Permit.sol";

/// cbETH: a stablecoin-style token (pause, blacklist, permit, EIP-3009) whose rate the issuer's oracle sets.
contract CbETH is Devnet, ERC20, Permit {
    bytes32 private constant TRANSFER_TYPE = keccak256(
        "TransferWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce)"
    );
    bytes32 private constant RECEIVE_TYPE = keccak256(
        "ReceiveWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce)"
    );
    bytes32 private constant CANCEL_TYPE = keccak256("CancelAuthorization(address authorizer,bytes32 nonce)");

    address public oracle;
    uint256 public exchangeRate;
    bool public paused;
    mapping(address => bool) public isBlacklisted;
    mapping(address => mapping(bytes32 => bool)) public authorizationState;

    event ExchangeRateUpdated(address indexed oracle, uint256 newExchangeRate);
    event AuthorizationUsed(address indexed authorizer, bytes32 indexed nonce);
    event AuthorizationCanceled(address indexed authorizer, bytes32 indexed nonce);

    function name() public pure override returns (string memory) {
        return "Coinbase Wrapped Staked ETH";
    }

    function symbol() public pure override returns (string memory) {
        return "cbETH";
    }

    function updateExchangeRate(uint256 newExchangeRate) external {
        require(msg.sender == oracle, "StakedTokenV1: caller is not the oracle");
        require(newExchangeRate > 0, "StakedTokenV1: new exchange rate cannot be 0");
        exchangeRate = newExchangeRate;
        emit ExchangeRateUpdated(msg.sender, newExchangeRate);
    }

    function approve(address spender, uint256 amount) public override returns (bool) {
        _checkMovable(msg.sender, spender);
        return super.approve(spender, amount);
    }

    function transferWithAuthorization(
        address from,
        address to,
        uint256 value,
        uint256 validAfter,
        uint256 validBefore,
        bytes32 nonce,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external {
        _authorise(from, nonce, validAfter, validBefore);
        bytes32 structHash = keccak256(abi.encode(TRANSFER_TYPE, from, to, value, validAfter, validBefore, nonce));
        require(_signed(from, _digest(structHash), v, r, s), "FiatTokenV2: invalid signature");
        emit AuthorizationUsed(from, nonce);
        _transfer(from, to, value);
    }

    function receiveWithAuthorization(
        address from,
        address to,
        uint256 value,
        uint256 validAfter,
        uint256 validBefore,
        bytes32 nonce,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external {
        require(to == msg.sender, "FiatTokenV2: caller must be the payee");
        _authorise(from, nonce, validAfter, validBefore);
        bytes32 structHash = keccak256(abi.encode(RECEIVE_TYPE, from, to, value, validAfter, validBefore, nonce));
        require(_signed(from, _digest(structHash), v, r, s), "FiatTokenV2: invalid signature");
        emit AuthorizationUsed(from, nonce);
        _transfer(from, to, value);
    }

    function cancelAuthorization(address authorizer, bytes32 nonce, uint8 v, bytes32 r, bytes32 s) external {
        require(!authorizationState[authorizer][nonce], "FiatTokenV2: authorization is used or canceled");
        bytes32 structHash = keccak256(abi.encode(CANCEL_TYPE, authorizer, nonce));
        require(_signed(authorizer, _digest(structHash), v, r, s), "FiatTokenV2: invalid signature");
        authorizationState[authorizer][nonce] = true;
        emit AuthorizationCanceled(authorizer, nonce);
    }

    function devnetInitialize(address oracle_, uint256 rate) external onlyDevnet {
        oracle = oracle_;
        exchangeRate = rate;
    }

    /// The issuer wraps ether for an account holder.
    function devnetMint(address to, uint256 amount) external onlyDevnet {
        _mint(to, amount);
    }

    function devnetPause(bool value) external onlyDevnet {
        paused = value;
    }

    function devnetBlacklist(address account, bool value) external onlyDevnet {
        isBlacklisted[account] = value;
    }

    function _authorise(address from, bytes32 nonce, uint256 validAfter, uint256 validBefore) private {
        require(block.timestamp > validAfter, "FiatTokenV2: authorization is not yet valid");
        require(block.timestamp < validBefore, "FiatTokenV2: authorization is expired");
        require(!authorizationState[from][nonce], "FiatTokenV2: authorization is used or canceled");
        authorizationState[from][nonce] = true;
    }

    function _beforeTransfer(address from, address to, uint256) internal view override {
        _checkMovable(from, to);
        require(!isBlacklisted[msg.sender], "Blacklistable: account is blacklisted");
    }

    function _checkMovable(address from, address to) private view {
        require(!paused, "Pausable: paused");
        require(!isBlacklisted[from] && !isBlacklisted[to], "Blacklistable: account is blacklisted");
    }

    function _domainName() internal pure override returns (string memory) {
        return name();
    }

    function _domainVersion() internal pure override returns (string memory) {
        return "2";
    }

    function _permitApprove(address owner, address spender, uint256 value) internal override {
        _checkMovable(owner, spender);
        _approve(owner, spender, value);
    }

    function _expiredError() internal pure override returns (string memory) {
        return "FiatTokenV2: permit is expired";
    }

    function _signatureError() internal pure override returns (string memory) {
        return "EIP2612: invalid signature";
    }

    function _unlimitedIsKept() internal pure override returns (bool) {
        return false;
    }

    function _allowanceError() internal pure override returns (string memory) {
        return "ERC20: transfer amount exceeds allowance";
    }
}
