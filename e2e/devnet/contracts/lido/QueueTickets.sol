// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "./QueueBase.sol";

interface ITicketReceiver {
    function onERC721Received(address operator, address from, uint256 id, bytes calldata data) external returns (bytes4);
}

/// The ERC-721 face of the queue: a ticket is minted by a request and burnt by its claim.
abstract contract QueueTickets is QueueBase {
    mapping(uint256 => address) private approved;
    mapping(address => mapping(address => bool)) public isApprovedForAll;

    event Transfer(address indexed from, address indexed to, uint256 indexed tokenId);
    event Approval(address indexed owner, address indexed approved, uint256 indexed tokenId);
    event ApprovalForAll(address indexed owner, address indexed operator, bool approved);

    error ApprovalToOwner();
    error ApproveToCaller();
    error NotOwnerOrApprovedForAll(address sender);
    error NotOwnerOrApproved(address sender);
    error TransferFromIncorrectOwner(address from, address realOwner);
    error TransferToZeroAddress();
    error TransferToThemselves();
    error TransferToNonIERC721Receiver(address);
    error InvalidOwnerAddress(address);

    function name() external pure returns (string memory) {
        return "Lido: stETH Withdrawal NFT";
    }

    function symbol() external pure returns (string memory) {
        return "unstETH";
    }

    function supportsInterface(bytes4 id) external pure returns (bool) {
        // ERC-165, ERC-721, its metadata, ERC-4906.
        return id == 0x01ffc9a7 || id == 0x80ac58cd || id == 0x5b5e139f || id == 0x49064906;
    }

    function balanceOf(address owner) external view returns (uint256) {
        if (owner == address(0)) revert InvalidOwnerAddress(owner);
        return requestsOf[owner].length;
    }

    function ownerOf(uint256 id) public view returns (address) {
        _checkExists(id);
        if (queue[id].claimed) revert RequestAlreadyClaimed(id);
        return queue[id].owner;
    }

    function approve(address to, uint256 id) external {
        address owner = ownerOf(id);
        if (to == owner) revert ApprovalToOwner();
        if (msg.sender != owner && !isApprovedForAll[owner][msg.sender]) revert NotOwnerOrApprovedForAll(msg.sender);
        approved[id] = to;
        emit Approval(owner, to, id);
    }

    function getApproved(uint256 id) external view returns (address) {
        _checkExists(id);
        if (queue[id].claimed) revert InvalidRequestId(id);
        return approved[id];
    }

    function setApprovalForAll(address operator, bool value) external {
        if (msg.sender == operator) revert ApproveToCaller();
        isApprovedForAll[msg.sender][operator] = value;
        emit ApprovalForAll(msg.sender, operator, value);
    }

    function transferFrom(address from, address to, uint256 id) public {
        if (to == address(0)) revert TransferToZeroAddress();
        if (to == from) revert TransferToThemselves();
        address owner = ownerOf(id);
        if (from != owner) revert TransferFromIncorrectOwner(from, owner);
        bool allowed = from == msg.sender || isApprovedForAll[from][msg.sender] || approved[id] == msg.sender;
        if (!allowed) revert NotOwnerOrApproved(msg.sender);
        delete approved[id];
        queue[id].owner = to;
        _remove(from, id);
        _add(to, id);
        emit Transfer(from, to, id);
    }

    function safeTransferFrom(address from, address to, uint256 id) external {
        safeTransferFrom(from, to, id, "");
    }

    function safeTransferFrom(address from, address to, uint256 id, bytes memory data) public {
        transferFrom(from, to, id);
        if (to.code.length == 0) return;
        bytes4 answer = ITicketReceiver(to).onERC721Received(msg.sender, from, id, data);
        if (answer != ITicketReceiver.onERC721Received.selector) revert TransferToNonIERC721Receiver(to);
    }
}
