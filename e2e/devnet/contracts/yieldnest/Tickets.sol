// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

/// ERC-721 with enumeration, as OpenZeppelin 5 writes it: what an owner holds is listed in an order that a burn changes.
abstract contract YnTickets {
    mapping(uint256 => address) private owners;
    mapping(uint256 => address) private approved;
    mapping(address => mapping(address => bool)) public isApprovedForAll;
    mapping(address => uint256[]) private held;
    mapping(uint256 => uint256) private place;
    uint256 public totalSupply;

    event Transfer(address indexed from, address indexed to, uint256 indexed tokenId);
    event Approval(address indexed owner, address indexed approved, uint256 indexed tokenId);
    event ApprovalForAll(address indexed owner, address indexed operator, bool approved);

    error ERC721NonexistentToken(uint256 tokenId);
    error ERC721InvalidOwner(address owner);
    error ERC721InvalidReceiver(address receiver);
    error ERC721IncorrectOwner(address sender, uint256 tokenId, address owner);
    error ERC721InsufficientApproval(address operator, uint256 tokenId);
    error ERC721OutOfBoundsIndex(address owner, uint256 index);

    function supportsInterface(bytes4 id) external pure returns (bool) {
        return id == 0x01ffc9a7 || id == 0x80ac58cd || id == 0x780e9d63 || id == 0x5b5e139f;
    }

    function balanceOf(address owner) public view returns (uint256) {
        if (owner == address(0)) revert ERC721InvalidOwner(owner);
        return held[owner].length;
    }

    function ownerOf(uint256 tokenId) public view returns (address owner) {
        owner = owners[tokenId];
        if (owner == address(0)) revert ERC721NonexistentToken(tokenId);
    }

    function tokenOfOwnerByIndex(address owner, uint256 index) public view returns (uint256) {
        if (index >= held[owner].length) revert ERC721OutOfBoundsIndex(owner, index);
        return held[owner][index];
    }

    function getApproved(uint256 tokenId) public view returns (address) {
        ownerOf(tokenId);
        return approved[tokenId];
    }

    function approve(address to, uint256 tokenId) external {
        address owner = ownerOf(tokenId);
        if (msg.sender != owner && !isApprovedForAll[owner][msg.sender]) {
            revert ERC721InsufficientApproval(msg.sender, tokenId);
        }
        approved[tokenId] = to;
        emit Approval(owner, to, tokenId);
    }

    function setApprovalForAll(address operator, bool isApproved) external {
        isApprovedForAll[msg.sender][operator] = isApproved;
        emit ApprovalForAll(msg.sender, operator, isApproved);
    }

    function transferFrom(address from, address to, uint256 tokenId) public {
        if (to == address(0)) revert ERC721InvalidReceiver(to);
        address owner = ownerOf(tokenId);
        if (owner != from) revert ERC721IncorrectOwner(from, tokenId, owner);
        if (msg.sender != owner && approved[tokenId] != msg.sender && !isApprovedForAll[owner][msg.sender]) {
            revert ERC721InsufficientApproval(msg.sender, tokenId);
        }
        _move(from, to, tokenId);
    }

    function safeTransferFrom(address from, address to, uint256 tokenId) external {
        transferFrom(from, to, tokenId);
    }

    function _mint(address to, uint256 tokenId) internal {
        totalSupply++;
        _move(address(0), to, tokenId);
    }

    function _burn(uint256 tokenId) internal {
        totalSupply--;
        _move(owners[tokenId], address(0), tokenId);
    }

    function _ownerOf(uint256 tokenId) internal view returns (address) {
        return owners[tokenId];
    }

    function _getApproved(uint256 tokenId) internal view returns (address) {
        return approved[tokenId];
    }

    function _move(address from, address to, uint256 tokenId) private {
        delete approved[tokenId];
        if (from != address(0)) {
            uint256[] storage list = held[from];
            uint256 last = list[list.length - 1];
            list[place[tokenId]] = last;
            place[last] = place[tokenId];
            list.pop();
        }
        owners[tokenId] = to;
        if (to != address(0)) {
            place[tokenId] = held[to].length;
            held[to].push(tokenId);
        }
        emit Transfer(from, to, tokenId);
    }
}
