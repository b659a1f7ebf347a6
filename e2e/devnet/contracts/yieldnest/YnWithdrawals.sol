// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/Devnet.sol";
import "./Tickets.sol";

interface IYnToken {
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
    function previewRedeem(uint256 shares) external view returns (uint256);
    function burn(uint256 amount) external;
}

interface IWst {
    function balanceOf(address account) external view returns (uint256);
    function transfer(address to, uint256 amount) external returns (bool);
    function stEthPerToken() external view returns (uint256);
}

/// What pays the queue. Amounts are in ether, whatever it pays in.
abstract contract YnVault is Devnet {
    bool public paused;
    address public redeemer;
    IYnToken internal token;

    error ContractPaused();
    error NotRedeemer(address caller);
    error InsufficientAssetBalance(address asset, uint256 requestedAmount, uint256 balance);
    error TransferFailed(uint256 amount, address destination);

    event AssetTransferred(address indexed asset, address indexed redeemer, address indexed to, uint256 amount);

    address internal constant ETHER = 0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE;

    function redemptionRate() external view returns (uint256) {
        return token.previewRedeem(1 ether);
    }

    function availableRedemptionAssets() public view virtual returns (uint256);

    function transferRedemptionAssets(address to, uint256 amount, bytes calldata) external {
        if (msg.sender != redeemer) revert NotRedeemer(msg.sender);
        if (paused) revert ContractPaused();
        uint256 balance = availableRedemptionAssets();
        if (balance < amount) revert InsufficientAssetBalance(ETHER, amount, balance);
        _pay(to, amount);
    }

    function devnetInitialize(address ynToken, address queue) external onlyDevnet {
        token = IYnToken(ynToken);
        redeemer = queue;
    }

    function devnetPause(bool isPaused) external onlyDevnet {
        paused = isPaused;
    }

    function _pay(address to, uint256 amount) internal virtual;
}

contract YnEthVault is YnVault {
    receive() external payable {}

    function availableRedemptionAssets() public view override returns (uint256) {
        return address(this).balance;
    }

    function _pay(address to, uint256 amount) internal override {
        (bool sent,) = payable(to).call{value: amount}("");
        if (!sent) revert TransferFailed(amount, to);
        emit AssetTransferred(ETHER, msg.sender, to, amount);
    }
}

/// Pays in wstETH; mainnet's goes through several tokens until the amount is paid.
contract YnEigenVault is YnVault {
    IWst private constant WSTETH = IWst(0x7f39C581F595B53c5cb19bD0b3f8dA6c935E2Ca0);

    function availableRedemptionAssets() public view override returns (uint256) {
        return WSTETH.balanceOf(address(this)) * WSTETH.stEthPerToken() / 1e18;
    }

    function _pay(address to, uint256 amount) internal override {
        uint256 paid = amount * 1e18 / WSTETH.stEthPerToken();
        WSTETH.transfer(to, paid);
        emit AssetTransferred(address(WSTETH), msg.sender, to, paid);
    }
}

/// The queue of one token: each request is a ticket; finalising settles all below a number at the rate of that moment.
contract YnQueue is Devnet, YnTickets {
    struct WithdrawalRequest {
        uint256 amount;
        uint256 feeAtRequestTime;
        uint256 redemptionRateAtRequestTime;
        uint256 creationTimestamp;
        bool processed;
        bytes data;
    }

    struct Finalization {
        uint64 startIndex;
        uint64 endIndex;
        uint96 redemptionRate;
    }

    struct WithdrawalClaim {
        uint256 tokenId;
        uint256 finalizationId;
        address receiver;
    }

    uint256 public constant FEE_PRECISION = 1000000;

    string public name;
    string public symbol;
    IYnToken private token;
    YnVault public redemptionAssetsVault;
    uint256 public _tokenIdCounter;
    mapping(uint256 => WithdrawalRequest) public withdrawalRequests;
    uint256 public withdrawalFee;
    address public feeReceiver;
    uint256 public pendingRequestedRedemptionAmount;
    uint256 public lastFinalizedIndex;
    Finalization[] public finalizations;

    event WithdrawalRequested(uint256 indexed tokenId, address indexed requester, WithdrawalRequest request);
    event WithdrawalClaimed(
        uint256 indexed tokenId,
        address claimer,
        address receiver,
        WithdrawalRequest request,
        uint256 finalizationId,
        uint256 unitOfAccountAmount,
        uint256 claimRedemptionRate
    );
    event RequestsFinalized(
        uint256 indexed finalizationIndex,
        uint256 newFinalizedIndex,
        uint256 previousFinalizedIndex,
        uint256 redemptionRate
    );

    error NotFinalized(uint256 tokenId);
    error WithdrawalAlreadyProcessed(uint256 tokenId);
    error InsufficientBalance(uint256 currentBalance, uint256 requestedBalance);
    error CallerNotOwnerNorApproved(uint256 tokenId, address caller);
    error AmountMustBeGreaterThanZero();
    error ArrayLengthMismatch(uint256 length1, uint256 length2);
    error WithdrawalRequestDoesNotExist(uint256 tokenId);
    error IndexExceedsTokenCount(uint256 index, uint256 tokenCount);
    error IndexNotAdvanced(uint256 newIndex, uint256 currentIndex);
    error InvalidFinalizationId(uint256 finalizationId);
    error TokenIdNotInFinalizationRange(
        uint256 tokenId, uint256 finalizationId, uint256 startIndex, uint256 endIndex
    );

    function redeemableAsset() external view returns (address) {
        return address(token);
    }

    function requestWithdrawal(uint256 amount) external returns (uint256) {
        return requestWithdrawal(amount, "");
    }

    function requestWithdrawal(uint256 amount, bytes memory data) public returns (uint256 tokenId) {
        if (amount == 0) revert AmountMustBeGreaterThanZero();
        token.transferFrom(msg.sender, address(this), amount);
        uint256 rate = redemptionAssetsVault.redemptionRate();
        tokenId = _tokenIdCounter++;
        withdrawalRequests[tokenId] = WithdrawalRequest(amount, withdrawalFee, rate, block.timestamp, false, data);
        pendingRequestedRedemptionAmount += calculateRedemptionAmount(amount, rate);
        _mint(msg.sender, tokenId);
        emit WithdrawalRequested(tokenId, msg.sender, withdrawalRequests[tokenId]);
    }

    function claimWithdrawal(uint256 tokenId, address receiver) public {
        claimWithdrawal(WithdrawalClaim(tokenId, findFinalizationForTokenId(tokenId), receiver));
    }

    function claimWithdrawals(uint256[] calldata tokenIds, address[] calldata receivers) external {
        if (tokenIds.length != receivers.length) revert ArrayLengthMismatch(tokenIds.length, receivers.length);
        for (uint256 i = 0; i < tokenIds.length; i++) {
            claimWithdrawal(tokenIds[i], receivers[i]);
        }
    }

    function claimWithdrawals(WithdrawalClaim[] calldata claims) external {
        for (uint256 i = 0; i < claims.length; i++) {
            claimWithdrawal(claims[i]);
        }
    }

    function claimWithdrawal(WithdrawalClaim memory claim) public {
        uint256 tokenId = claim.tokenId;
        if (_ownerOf(tokenId) != msg.sender && _getApproved(tokenId) != msg.sender) {
            revert CallerNotOwnerNorApproved(tokenId, msg.sender);
        }
        Finalization memory settled = getFinalization(claim.finalizationId);
        if (tokenId < settled.startIndex || tokenId >= settled.endIndex) {
            revert TokenIdNotInFinalizationRange(tokenId, claim.finalizationId, settled.startIndex, settled.endIndex);
        }
        WithdrawalRequest memory request = withdrawalRequest(tokenId);
        if (request.processed) revert WithdrawalAlreadyProcessed(tokenId);
        if (!withdrawalRequestIsFinalized(tokenId)) revert NotFinalized(tokenId);
        withdrawalRequests[tokenId].processed = true;
        uint256 rate = request.redemptionRateAtRequestTime < settled.redemptionRate
            ? request.redemptionRateAtRequestTime
            : settled.redemptionRate;
        _pay(claim, request, rate);
    }

    /// On mainnet a role of YieldNest's.
    function finalizeRequestsUpToIndex(uint256 end) external onlyDevnet returns (uint256 id) {
        if (end > _tokenIdCounter) revert IndexExceedsTokenCount(end, _tokenIdCounter);
        if (end <= lastFinalizedIndex) revert IndexNotAdvanced(end, lastFinalizedIndex);
        uint256 rate = redemptionAssetsVault.redemptionRate();
        id = finalizations.length;
        finalizations.push(Finalization(uint64(lastFinalizedIndex), uint64(end), uint96(rate)));
        emit RequestsFinalized(id, end, lastFinalizedIndex, rate);
        lastFinalizedIndex = end;
    }

    function calculateRedemptionAmount(uint256 amount, uint256 rate) public pure returns (uint256) {
        return amount * rate / 1 ether;
    }

    function calculateFee(uint256 amount, uint256 fee) public pure returns (uint256) {
        return amount * fee / FEE_PRECISION;
    }

    function withdrawalRequestIsFinalized(uint256 tokenId) public view returns (bool) {
        return tokenId < lastFinalizedIndex;
    }

    function withdrawalRequest(uint256 tokenId) public view returns (WithdrawalRequest memory request) {
        request = withdrawalRequests[tokenId];
        if (request.creationTimestamp == 0) revert WithdrawalRequestDoesNotExist(tokenId);
    }

    function withdrawalRequestsForOwner(address owner)
        external
        view
        returns (uint256[] memory numbers, WithdrawalRequest[] memory requests)
    {
        uint256 count = balanceOf(owner);
        numbers = new uint256[](count);
        requests = new WithdrawalRequest[](count);
        for (uint256 i = 0; i < count; i++) {
            numbers[i] = tokenOfOwnerByIndex(owner, i);
            requests[i] = withdrawalRequests[numbers[i]];
        }
    }

    function getFinalization(uint256 id) public view returns (Finalization memory) {
        if (id >= finalizations.length) revert InvalidFinalizationId(id);
        return finalizations[id];
    }

    function finalizationsCount() external view returns (uint256) {
        return finalizations.length;
    }

    function findFinalizationForTokenId(uint256 tokenId) public view returns (uint256) {
        uint256 low = 0;
        uint256 high = finalizations.length;
        while (low < high) {
            uint256 middle = (low + high) / 2;
            if (tokenId < finalizations[middle].startIndex) high = middle;
            else if (tokenId >= finalizations[middle].endIndex) low = middle + 1;
            else return middle;
        }
        revert NotFinalized(tokenId);
    }

    function devnetInitialize(string calldata name_, address ynToken, address vault, uint256 fee, address receiver)
        external
        onlyDevnet
    {
        name = name_;
        symbol = name_;
        token = IYnToken(ynToken);
        redemptionAssetsVault = YnVault(vault);
        withdrawalFee = fee;
        feeReceiver = receiver;
    }

    function _pay(WithdrawalClaim memory claim, WithdrawalRequest memory request, uint256 rate) private {
        uint256 amount = calculateRedemptionAmount(request.amount, rate);
        pendingRequestedRedemptionAmount -= amount;
        _burn(claim.tokenId);
        token.burn(request.amount);
        uint256 fee = calculateFee(amount, request.feeAtRequestTime);
        uint256 available = redemptionAssetsVault.availableRedemptionAssets();
        if (available < amount) revert InsufficientBalance(available, amount);
        redemptionAssetsVault.transferRedemptionAssets(claim.receiver, amount - fee, request.data);
        if (fee > 0) redemptionAssetsVault.transferRedemptionAssets(feeReceiver, fee, request.data);
        emit WithdrawalClaimed(
            claim.tokenId, msg.sender, claim.receiver, request, claim.finalizationId, amount, rate
        );
    }
}
