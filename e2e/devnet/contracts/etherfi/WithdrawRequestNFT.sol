// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "./EtherFiBase.sol";
import "./Interfaces.sol";

interface IERC721Receiver {
    function onERC721Received(address operator, address from, uint256 tokenId, bytes calldata data)
        external
        returns (bytes4);
}

/// Withdrawal requests as ERC-721 tokens: finalised in their order at a rate that is frozen then, unless an admin suspends
/// one before. Anybody may claim; the holder is paid.
contract WithdrawRequestNFT is EtherFiPausable {
    struct WithdrawRequest {
        uint96 amountOfEEth;
        uint96 shareOfEEth;
        bool isValid;
        uint32 feeGwei;
    }

    string public constant name = "Withdraw Request NFT";
    string public constant symbol = "WithdrawRequestNFT";

    uint32 public nextRequestId;
    uint32 public lastFinalizedRequestId;
    uint128 public ethAmountLockedForWithdrawal;
    mapping(address => uint256) private balances;
    mapping(uint256 => address) private owners;
    mapping(uint256 => address) private approvals;
    mapping(address => mapping(address => bool)) public isApprovedForAll;
    mapping(uint256 => WithdrawRequest) private requests;
    uint256[] private rateBounds;
    uint256[] private rates;

    event Transfer(address indexed from, address indexed to, uint256 indexed tokenId);
    event Approval(address indexed owner, address indexed approved, uint256 indexed tokenId);
    event ApprovalForAll(address indexed owner, address indexed operator, bool approved);
    event WithdrawRequestCreated(uint32 indexed requestId, uint256 amountOfEEth, uint256 shareOfEEth, address owner);
    event WithdrawRequestClaimed(uint32 indexed requestId, uint256 amountOfEEth, uint256 shareOfEEth, address owner);
    event WithdrawRequestInvalidated(uint32 indexed requestId);
    event WithdrawRequestValidated(uint32 indexed requestId);

    error IncorrectCaller();
    error RequestNotValid();
    error RequestNotFound();
    error CannotUndoFinalization();
    error CannotFinalizeFutureRequests();
    error CannotInvalidateFinalizedRequest();
    error InsufficientEscrow();
    error EthTransferFailed();
    error RequestNotFinalized();

    receive() external payable {
        if (msg.sender != POOL) revert IncorrectCaller();
        ethAmountLockedForWithdrawal += uint128(msg.value);
    }

    function requestWithdraw(uint96 amountOfEEth, uint96 shareOfEEth, address recipient)
        external
        whenNotPaused
        returns (uint256 requestId)
    {
        if (msg.sender != POOL) revert IncorrectCaller();
        requestId = nextRequestId++;
        requests[requestId] = WithdrawRequest(amountOfEEth, shareOfEEth, true, 0);
        require(recipient != address(0), "ERC721: mint to the zero address");
        blacklist.nonBlacklisted(recipient);
        _move(address(0), recipient, requestId);
        _askReceiver(address(0), recipient, requestId, "");
        emit WithdrawRequestCreated(uint32(requestId), amountOfEEth, shareOfEEth, recipient);
    }

    function claimWithdraw(uint256 tokenId) external {
        blacklist.nonBlacklisted(msg.sender);
        _claim(tokenId);
    }

    function batchClaimWithdraw(uint256[] calldata tokenIds) external {
        blacklist.nonBlacklisted(msg.sender);
        for (uint256 i; i < tokenIds.length; i++) _claim(tokenIds[i]);
    }

    function getRequest(uint256 requestId) external view returns (WithdrawRequest memory) {
        return requests[requestId];
    }

    function isFinalized(uint256 requestId) external view returns (bool) {
        return requestId <= lastFinalizedRequestId;
    }

    function isValid(uint256 requestId) public view returns (bool) {
        if (owners[requestId] == address(0)) revert RequestNotFound();
        return requests[requestId].isValid;
    }

    function frozenRateFor(uint256 tokenId) public view returns (uint224) {
        // The first finalisation that covers it.
        for (uint256 i; i < rateBounds.length; i++) if (rateBounds[i] >= tokenId) return uint224(rates[i]);
        return 0;
    }

    function getClaimableAmount(uint256 tokenId) public view returns (uint256) {
        if (tokenId > lastFinalizedRequestId) revert RequestNotFinalized();
        WithdrawRequest memory request = requests[tokenId];
        uint256 byShares = uint256(request.shareOfEEth) * frozenRateFor(tokenId) / 1e18;
        return byShares < request.amountOfEEth ? byShares : request.amountOfEEth;
    }

    function balanceOf(address owner) external view returns (uint256) {
        require(owner != address(0), "ERC721: address zero is not a valid owner");
        return balances[owner];
    }

    function ownerOf(uint256 tokenId) public view returns (address owner) {
        owner = owners[tokenId];
        require(owner != address(0), "ERC721: invalid token ID");
    }

    function getApproved(uint256 tokenId) external view returns (address) {
        ownerOf(tokenId);
        return approvals[tokenId];
    }

    function supportsInterface(bytes4 id) external pure returns (bool) {
        return id == 0x01ffc9a7 || id == 0x80ac58cd || id == 0x5b5e139f;
    }

    function approve(address to, uint256 tokenId) external {
        address owner = ownerOf(tokenId);
        require(msg.sender == owner || isApprovedForAll[owner][msg.sender], "ERC721: approve caller is not token owner or approved for all");
        approvals[tokenId] = to;
        emit Approval(owner, to, tokenId);
    }

    function setApprovalForAll(address operator, bool approved) external {
        isApprovedForAll[msg.sender][operator] = approved;
        emit ApprovalForAll(msg.sender, operator, approved);
    }

    function transferFrom(address from, address to, uint256 tokenId) public {
        address owner = ownerOf(tokenId);
        require(
            msg.sender == owner || isApprovedForAll[owner][msg.sender] || approvals[tokenId] == msg.sender,
            "ERC721: caller is not token owner or approved"
        );
        require(owner == from, "ERC721: transfer from incorrect owner");
        require(to != address(0), "ERC721: transfer to the zero address");
        blacklist.nonBlacklisted(msg.sender);
        blacklist.nonBlacklisted(to);
        blacklist.nonBlacklisted(from);
        // A suspended request moves only by an admin's hand.
        if (!requests[tokenId].isValid) revert RequestNotValid();
        _move(from, to, tokenId);
    }

    function safeTransferFrom(address from, address to, uint256 tokenId) external {
        safeTransferFrom(from, to, tokenId, "");
    }

    function safeTransferFrom(address from, address to, uint256 tokenId, bytes memory data) public {
        transferFrom(from, to, tokenId);
        _askReceiver(from, to, tokenId, data);
    }

    function devnetInitialize() external onlyDevnet {
        nextRequestId = 1;
    }

    /// An oracle report: finalises up to this request at the rate of now, and sets the ether apart.
    function devnetFinalize(uint256 requestId) external onlyDevnet {
        if (requestId < lastFinalizedRequestId) revert CannotUndoFinalization();
        if (requestId >= nextRequestId) revert CannotFinalizeFutureRequests();
        uint256 sum;
        for (uint256 id = uint256(lastFinalizedRequestId) + 1; id <= requestId; id++) {
            if (requests[id].isValid) sum += requests[id].amountOfEEth;
        }
        if (requestId > lastFinalizedRequestId) {
            rateBounds.push(requestId);
            rates.push(ILiquidityPool(POOL).amountPerShareCeil());
        }
        lastFinalizedRequestId = uint32(requestId);
        ILiquidityPool(POOL).addEthAmountLockedForWithdrawal(uint128(sum));
    }

    function devnetInvalidate(uint256 requestId) external onlyDevnet {
        if (requestId <= lastFinalizedRequestId) revert CannotInvalidateFinalizedRequest();
        if (!isValid(requestId)) revert RequestNotValid();
        requests[requestId].isValid = false;
        emit WithdrawRequestInvalidated(uint32(requestId));
    }

    function devnetValidate(uint256 requestId) external onlyDevnet {
        if (requestId <= lastFinalizedRequestId) {
            ILiquidityPool(POOL).addEthAmountLockedForWithdrawal(requests[requestId].amountOfEEth);
        }
        requests[requestId].isValid = true;
        emit WithdrawRequestValidated(uint32(requestId));
    }

    function _claim(uint256 tokenId) private {
        address recipient = ownerOf(tokenId);
        blacklist.nonBlacklisted(recipient);
        WithdrawRequest memory request = requests[tokenId];
        if (!request.isValid) revert RequestNotValid();
        uint256 amount = getClaimableAmount(tokenId);
        _move(recipient, address(0), tokenId);
        delete requests[tokenId];
        if (ethAmountLockedForWithdrawal < request.amountOfEEth) revert InsufficientEscrow();
        ethAmountLockedForWithdrawal -= request.amountOfEEth;
        ILiquidityPool(POOL).withdraw(amount, request.shareOfEEth);
        (bool sent,) = payable(recipient).call{value: amount}("");
        if (!sent) revert EthTransferFailed();
        // What a loss left over goes back to the pool.
        uint256 stranded = address(this).balance - ethAmountLockedForWithdrawal;
        if (stranded > 0) {
            (bool returned,) = POOL.call{value: stranded}("");
            if (!returned) revert EthTransferFailed();
        }
        emit WithdrawRequestClaimed(uint32(tokenId), amount, request.shareOfEEth, recipient);
    }

    function _move(address from, address to, uint256 tokenId) private {
        delete approvals[tokenId];
        if (from != address(0)) balances[from]--;
        if (to != address(0)) balances[to]++;
        owners[tokenId] = to;
        emit Transfer(from, to, tokenId);
    }

    function _askReceiver(address from, address to, uint256 tokenId, bytes memory data) private {
        if (to.code.length == 0) return;
        require(
            IERC721Receiver(to).onERC721Received(msg.sender, from, tokenId, data) == IERC721Receiver.onERC721Received.selector,
            "ERC721: transfer to non ERC721Receiver implementer"
        );
    }
}
