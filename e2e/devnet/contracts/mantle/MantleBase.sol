// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/Devnet.sol";

struct MantleRecord {
    uint64 updateStartBlock;
    uint64 updateEndBlock;
    uint64 currentNumValidatorsNotWithdrawable;
    uint64 cumulativeNumValidatorsWithdrawable;
    uint128 windowWithdrawnPrincipalAmount;
    uint128 windowWithdrawnRewardAmount;
    uint128 currentTotalValidatorBalance;
    uint128 cumulativeProcessedDepositAmount;
}

interface IMantleOracle {
    function latestRecord() external view returns (MantleRecord memory);
}

interface IMantlePauser {
    function isStakingPaused() external view returns (bool);
    function isUnstakeRequestsAndClaimsPaused() external view returns (bool);
}

interface IMeth {
    function totalSupply() external view returns (uint256);
    function mint(address staker, uint256 amount) external;
    function burn(uint256 amount) external;
    function transfer(address to, uint256 amount) external returns (bool);
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
    function permit(address owner, address spender, uint256 value, uint256 deadline, uint8 v, bytes32 r, bytes32 s)
        external;
}

interface IMantleRequests {
    function balance() external view returns (uint256);
    function requestInfo(uint256 id) external view returns (bool, uint256);
    function create(address requester, uint128 locked, uint128 requested) external returns (uint256);
    function claim(uint256 id, address requester) external;
    function allocateETH() external payable;
}

/// Everybody's neighbours.
abstract contract MantleBase is Devnet {
    IMeth internal constant METH = IMeth(0xd5F7838F5C461fefF7FE49ea5ebaF7728bB0ADfa);
    address internal constant STAKING = 0xe3cBd06D7dadB3F4e6557bAb7EdD924CD1489E8f;
    IMantleRequests internal constant REQUESTS = IMantleRequests(0x38fDF7b489316e03eD8754ad339cb5c4483FDcf9);
    IMantleOracle internal constant ORACLE = IMantleOracle(0x8735049F496727f824Cc0f2B174d826f5c408192);
    IMantlePauser internal constant PAUSER = IMantlePauser(0x29Ab878aEd032e2e2c86FF4A9a9B05e3276cf1f8);
}
