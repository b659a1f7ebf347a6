// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

interface IERC1271 {
    function isValidSignature(bytes32 hash, bytes calldata signature) external view returns (bytes4);
}

/// A signed permit as the argument of another call.
struct PermitInput {
    uint256 value;
    uint256 deadline;
    uint8 v;
    bytes32 r;
    bytes32 s;
}

/// ERC-2612. The domain is computed at each call: the code is copied to its address, so nothing may be kept from a constructor.
abstract contract Permit {
    mapping(address => uint256) public nonces;

    bytes32 internal constant PERMIT_TYPE =
        keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)");
    bytes32 private constant DOMAIN_TYPE =
        keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");

    function _domainName() internal view virtual returns (string memory);

    function _domainVersion() internal view virtual returns (string memory) {
        return "1";
    }

    function _permitApprove(address owner, address spender, uint256 value) internal virtual;

    function _expiredError() internal pure virtual returns (string memory) {
        return "ERC20Permit: expired deadline";
    }

    function _signatureError() internal pure virtual returns (string memory) {
        return "ERC20Permit: invalid signature";
    }

    function DOMAIN_SEPARATOR() public view returns (bytes32) {
        return keccak256(
            abi.encode(
                DOMAIN_TYPE,
                keccak256(bytes(_domainName())),
                keccak256(bytes(_domainVersion())),
                block.chainid,
                address(this)
            )
        );
    }

    function permit(address owner, address spender, uint256 value, uint256 deadline, uint8 v, bytes32 r, bytes32 s)
        public
        virtual
    {
        require(block.timestamp <= deadline, _expiredError());
        bytes32 digest =
            _digest(keccak256(abi.encode(PERMIT_TYPE, owner, spender, value, nonces[owner]++, deadline)));
        require(_signed(owner, digest, v, r, s), _signatureError());
        _permitApprove(owner, spender, value);
    }

    function _digest(bytes32 structHash) internal view returns (bytes32) {
        return keccak256(abi.encodePacked("\x19\x01", DOMAIN_SEPARATOR(), structHash));
    }

    /// Accounts without code sign with a key (low s only), contracts answer ERC-1271.
    function _signed(address owner, bytes32 digest, uint8 v, bytes32 r, bytes32 s) internal view returns (bool) {
        if (owner.code.length > 0) {
            (bool ok, bytes memory answer) =
                owner.staticcall(abi.encodeCall(IERC1271.isValidSignature, (digest, abi.encodePacked(r, s, v))));
            return ok && answer.length == 32 && abi.decode(answer, (bytes32)) == bytes32(IERC1271.isValidSignature.selector);
        }
        if (uint256(s) > 0x7FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF5D576E7357A4501DDFE92F46681B20A0) return false;
        address signer = ecrecover(digest, v, r, s);
        return signer != address(0) && signer == owner;
    }
}
