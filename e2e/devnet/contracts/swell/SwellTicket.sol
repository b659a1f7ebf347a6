// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

interface ITicketReceiver {
    function onERC721Received(address operator, address from, uint256 tokenId, bytes calldata data)
        external
        returns (bytes4);
}

/// ERC-721 with the enumeration extension, with the revert strings of OpenZeppelin 4.
abstract contract SwellTicket {
    mapping(uint256 => address) private owners;
    mapping(uint256 => address) public getApproved;
    mapping(address => mapping(address => bool)) public isApprovedForAll;
    mapping(address => uint256[]) private held;
    /// Where a ticket stands in its owner's list.
    mapping(uint256 => uint256) private place;

    event Transfer(address indexed from, address indexed to, uint256 indexed tokenId);
    event Approval(address indexed owner, address indexed approved, uint256 indexed tokenId);
    event ApprovalForAll(address indexed owner, address indexed operator, bool approved);

    function symbol() public view virtual returns (string memory);

    function name() external view returns (string memory) {
        return symbol();
    }

    function balanceOf(address owner) external view returns (uint256) {
        require(owner != address(0), "ERC721: address zero is not a valid owner");
        return held[owner].length;
    }

    function ownerOf(uint256 tokenId) public view returns (address owner) {
        owner = _ownerOf(tokenId);
        require(owner != address(0), "ERC721: invalid token ID");
    }

    function tokenOfOwnerByIndex(address owner, uint256 index) external view returns (uint256) {
        require(index < held[owner].length, "ERC721Enumerable: owner index out of bounds");
        return held[owner][index];
    }

    function supportsInterface(bytes4 id) external pure returns (bool) {
        return id == 0x01ffc9a7 || id == 0x80ac58cd || id == 0x780e9d63;
    }

    function approve(address to, uint256 tokenId) external {
        address owner = ownerOf(tokenId);
        require(to != owner, "ERC721: approval to current owner");
        require(
            msg.sender == owner || isApprovedForAll[owner][msg.sender],
            "ERC721: approve caller is not token owner or approved for all"
        );
        getApproved[tokenId] = to;
        emit Approval(owner, to, tokenId);
    }

    function setApprovalForAll(address operator, bool approved) external {
        require(msg.sender != operator, "ERC721: approve to caller");
        isApprovedForAll[msg.sender][operator] = approved;
        emit ApprovalForAll(msg.sender, operator, approved);
    }

    function transferFrom(address from, address to, uint256 tokenId) public {
        address owner = ownerOf(tokenId);
        bool allowed = msg.sender == owner || isApprovedForAll[owner][msg.sender] || getApproved[tokenId] == msg.sender;
        require(allowed, "ERC721: caller is not token owner or approved");
        require(owner == from, "ERC721: transfer from incorrect owner");
        require(to != address(0), "ERC721: transfer to the zero address");
        _move(from, to, tokenId);
    }

    function safeTransferFrom(address from, address to, uint256 tokenId) external {
        safeTransferFrom(from, to, tokenId, "");
    }

    function safeTransferFrom(address from, address to, uint256 tokenId, bytes memory data) public {
        transferFrom(from, to, tokenId);
        _requireReceiver(from, to, tokenId, data);
    }

    function _ownerOf(uint256 tokenId) internal view returns (address) {
        return owners[tokenId];
    }

    function _safeMint(address to, uint256 tokenId) internal {
        _move(address(0), to, tokenId);
        _requireReceiver(address(0), to, tokenId, "");
    }

    function _burn(uint256 tokenId) internal {
        _move(owners[tokenId], address(0), tokenId);
    }

    function _move(address from, address to, uint256 tokenId) private {
        delete getApproved[tokenId];
        if (from != address(0)) {
            uint256[] storage list = held[from];
            uint256 last = list[list.length - 1];
            list[place[tokenId]] = last;
            place[last] = place[tokenId];
            list.pop();
        }
        if (to != address(0)) {
            place[tokenId] = held[to].length;
            held[to].push(tokenId);
        }
        owners[tokenId] = to;
        emit Transfer(from, to, tokenId);
    }

    function _requireReceiver(address from, address to, uint256 tokenId, bytes memory data) private {
        if (to.code.length == 0) return;
        bytes4 answer = ITicketReceiver(to).onERC721Received(msg.sender, from, tokenId, data);
        require(answer == ITicketReceiver.onERC721Received.selector, "ERC721: transfer to non ERC721Receiver implementer");
    }
}
