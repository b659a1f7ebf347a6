// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

/// The ERC-721 that both queues are: not enumerable, burnt when redeemed, and then without an owner.
abstract contract FraxTickets {
    mapping(uint256 => address) private owners;
    mapping(address => uint256) private counts;
    mapping(uint256 => address) private approved;
    mapping(address => mapping(address => bool)) public isApprovedForAll;

    event Transfer(address indexed from, address indexed to, uint256 indexed tokenId);
    event Approval(address indexed owner, address indexed approved, uint256 indexed tokenId);
    event ApprovalForAll(address indexed owner, address indexed operator, bool approved);

    error ERC721NonexistentToken(uint256 tokenId);
    error ERC721IncorrectOwner(address sender, uint256 tokenId, address owner);
    error ERC721InsufficientApproval(address operator, uint256 tokenId);
    error ERC721InvalidReceiver(address receiver);
    error ERC721InvalidOwner(address owner);

    function name() public view virtual returns (string memory);
    function symbol() public view virtual returns (string memory);

    function supportsInterface(bytes4 id) external pure returns (bool) {
        return id == 0x01ffc9a7 || id == 0x80ac58cd || id == 0x5b5e139f;
    }

    function balanceOf(address owner) external view returns (uint256) {
        if (owner == address(0)) revert ERC721InvalidOwner(owner);
        return counts[owner];
    }

    function ownerOf(uint256 id) public view returns (address owner) {
        owner = owners[id];
        if (owner == address(0)) revert ERC721NonexistentToken(id);
    }

    function getApproved(uint256 id) external view returns (address) {
        ownerOf(id);
        return approved[id];
    }

    function approve(address to, uint256 id) external {
        address owner = ownerOf(id);
        require(msg.sender == owner || isApprovedForAll[owner][msg.sender]);
        approved[id] = to;
        emit Approval(owner, to, id);
    }

    function setApprovalForAll(address operator, bool value) external {
        isApprovedForAll[msg.sender][operator] = value;
        emit ApprovalForAll(msg.sender, operator, value);
    }

    function transferFrom(address from, address to, uint256 id) public {
        if (to == address(0)) revert ERC721InvalidReceiver(to);
        address owner = ownerOf(id);
        if (!_mayMove(msg.sender, id)) revert ERC721InsufficientApproval(msg.sender, id);
        if (owner != from) revert ERC721IncorrectOwner(from, id, owner);
        delete approved[id];
        counts[from]--;
        counts[to]++;
        owners[id] = to;
        emit Transfer(from, to, id);
    }

    function safeTransferFrom(address from, address to, uint256 id) external {
        transferFrom(from, to, id);
    }

    function _mayMove(address account, uint256 id) internal view returns (bool) {
        address owner = ownerOf(id);
        return account == owner || isApprovedForAll[owner][account] || approved[id] == account;
    }

    function _mintTicket(address to, uint256 id) internal {
        if (to == address(0)) revert ERC721InvalidReceiver(to);
        owners[id] = to;
        counts[to]++;
        emit Transfer(address(0), to, id);
    }

    function _burnTicket(uint256 id) internal {
        address owner = ownerOf(id);
        delete approved[id];
        delete owners[id];
        counts[owner]--;
        emit Transfer(owner, address(0), id);
    }
}
