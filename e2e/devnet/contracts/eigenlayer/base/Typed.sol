// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

interface IContractSigner {
    function isValidSignature(bytes32 digest, bytes calldata signature) external view returns (bytes4);
}

/// EIP-712 domain "EigenLayer", version "1" (facts 3.8), and signatures of accounts and of contracts (EIP-1271).
abstract contract Typed {
    error InvalidSignature();
    error SignatureExpired();
    error InvalidShortString();
    error StringTooLong(string str);

    bytes32 private constant _DOMAIN_TYPEHASH =
        keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");
    uint256 private constant _HALF_ORDER = 0x7FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF5D576E7357A4501DDFE92F46681B20A0;

    function domainSeparator() public view returns (bytes32) {
        return keccak256(
            abi.encode(_DOMAIN_TYPEHASH, keccak256("EigenLayer"), keccak256("1"), block.chainid, address(this))
        );
    }

    function version() external pure returns (string memory) {
        return "1.13.1";
    }

    function _digest(bytes32 structHash) internal view returns (bytes32) {
        return keccak256(abi.encodePacked(hex"1901", domainSeparator(), structHash));
    }

    /// The expiry is compared strictly: a signature still holds in a block whose time equals it.
    function _requireSigned(address signer, bytes32 digest, bytes memory signature, uint256 expiry) internal view {
        if (expiry < block.timestamp) revert SignatureExpired();
        bool valid = signer.code.length == 0
            ? _recover(digest, signature) == signer
            : _contractSigned(signer, digest, signature);
        if (!valid) revert InvalidSignature();
    }

    function _contractSigned(address signer, bytes32 digest, bytes memory signature) private view returns (bool) {
        (bool ok, bytes memory answer) =
            signer.staticcall(abi.encodeCall(IContractSigner.isValidSignature, (digest, signature)));
        return ok && answer.length >= 32 && abi.decode(answer, (bytes32)) == bytes32(bytes4(0x1626ba7e));
    }

    function _recover(bytes32 digest, bytes memory signature) private pure returns (address) {
        if (signature.length != 65) revert InvalidSignature();
        bytes32 r;
        bytes32 s;
        uint8 v;
        assembly ("memory-safe") {
            r := mload(add(signature, 32))
            s := mload(add(signature, 64))
            v := byte(0, mload(add(signature, 96)))
        }
        address signer = uint256(s) > _HALF_ORDER ? address(0) : ecrecover(digest, v, r, s);
        if (signer == address(0)) revert InvalidSignature();
        return signer;
    }
}
