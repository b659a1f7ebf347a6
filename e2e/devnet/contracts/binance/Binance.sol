// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/StakedToken.sol";

/// wBETH. Left out: EIP-3009, and the limits on a new rate.
contract WBETH is StakedToken {
    UnwrapTokenV1ETH private constant QUEUE = UnwrapTokenV1ETH(payable(0x79973d557CD9dd87eb61E250cc2572c990e20196));

    event DepositEth(address indexed user, uint256 ethAmount, uint256 wBETHAmount, address indexed referral);
    event RequestWithdrawEth(address indexed user, uint256 wBETHAmount, uint256 ethAmount);

    function name() public pure override returns (string memory) {
        return "Wrapped Binance Beacon ETH";
    }

    function symbol() public pure override returns (string memory) {
        return "wBETH";
    }

    function deposit(address referral) external payable whenNotPaused notBlacklisted(msg.sender) {
        require(msg.value > 0, "zero ETH amount");
        uint256 minted = msg.value * 1e18 / exchangeRate;
        _mint(msg.sender, minted);
        emit DepositEth(msg.sender, msg.value, minted, referral);
    }

    function requestWithdrawEth(uint256 wbethAmount) external whenNotPaused notBlacklisted(msg.sender) {
        require(wbethAmount > 0, "zero wBETH amount");
        uint256 ethAmount = wbethAmount * exchangeRate / 1e18;
        _burn(msg.sender, wbethAmount);
        QUEUE.requestWithdraw(msg.sender, wbethAmount, ethAmount);
        emit RequestWithdrawEth(msg.sender, wbethAmount, ethAmount);
    }

    function oracle() public pure override returns (address) {
        return 0x81720695e43A39C52557Ce6386feB3FAAC215f06;
    }

    function devnetInitialize(address holder, uint256 supply, uint256 rate) external onlyDevnet {
        _mint(holder, supply);
        exchangeRate = rate;
    }
}

/// Requests in one row, given ether in turn, paid after a lock. The devnet is its operator and recharges it.
contract UnwrapTokenV1ETH is Blacklistable {
    struct WithdrawRequest {
        address recipient;
        uint256 wbethAmount;
        uint256 ethAmount;
        uint256 triggerTime;
        uint256 claimTime;
        bool allocated;
    }

    uint256 public constant MIN_LOCK_TIME = 2 days;
    uint256 public constant MAX_LOOP_NUM = 1000;
    address public constant WBETH_TOKEN_ADDRESS = 0xa2E3356610840701BDf5611a53974510Ae27E2e1;
    address public constant operatorAddress = DEVNET;

    uint256 public lockTime;
    uint256 public startAllocatedEthIndex;
    uint256 public nextIndex;
    uint256 public availableAllocateAmount;
    uint256 public needEthAmount;
    mapping(uint256 => WithdrawRequest) private withdrawRequests;
    mapping(address => uint256[]) private userWithdrawRequests;

    event LockTimeUpdated(address indexed operatorAddress, uint256 newLockTime);
    event RequestWithdraw(address indexed recipient, uint256 wbethAmount, uint256 ethAmount, uint256 index);
    event ClaimWithdraw(address indexed recipient, uint256 ethAmount, uint256 index);
    event Allocate(address indexed operator, uint256 nextAllocateEthIndex);
    event RechargeFromRechargeAddress(address indexed rechargeAddress, uint256 ethAmount);

    modifier onlyOperator() {
        require(msg.sender == operatorAddress, "UnwrapTokenV1: caller is not the BOT_ADDRESS");
        _;
    }

    receive() external payable {}

    function requestWithdraw(address recipient, uint256 wbethAmount, uint256 ethAmount) external {
        require(msg.sender == WBETH_TOKEN_ADDRESS, "UnwrapTokenV1: caller is not the WrapTokenAddress");
        require(recipient != address(0), "_recipient is the zero address");
        require(ethAmount > 0, "eth amount is zero");
        uint256 index = nextIndex++;
        bool allocated = availableAllocateAmount >= ethAmount && startAllocatedEthIndex == index;
        if (allocated) {
            availableAllocateAmount -= ethAmount;
            startAllocatedEthIndex++;
        } else {
            needEthAmount += ethAmount;
        }
        withdrawRequests[index] = WithdrawRequest(recipient, wbethAmount, ethAmount, block.timestamp, 0, allocated);
        userWithdrawRequests[recipient].push(index);
        emit RequestWithdraw(recipient, wbethAmount, ethAmount, index);
    }

    function getUserWithdrawRequests(address recipient) external view returns (WithdrawRequest[] memory list) {
        uint256[] memory indexes = userWithdrawRequests[recipient];
        list = new WithdrawRequest[](_capped(indexes.length));
        for (uint256 i = 0; i < list.length; i++) {
            list[i] = withdrawRequests[indexes[i]];
        }
    }

    function getWithdrawRequests(uint256 startIndex) external view returns (WithdrawRequest[] memory list) {
        require(startIndex < nextIndex, "Wrong start Index");
        list = new WithdrawRequest[](_capped(nextIndex - startIndex));
        for (uint256 i = 0; i < list.length; i++) {
            list[i] = withdrawRequests[startIndex + i];
        }
    }

    /// `index` is a place in the account's own list, whose last entry moves there.
    function claimWithdraw(uint256 index) external whenNotPaused notBlacklisted(msg.sender) returns (uint256) {
        uint256[] storage indexes = userWithdrawRequests[msg.sender];
        require(index < indexes.length, "Invalid index");
        uint256 number = indexes[index];
        WithdrawRequest storage request = withdrawRequests[number];
        require(request.recipient == msg.sender, "Wrong recipient");
        require(block.timestamp >= request.triggerTime + lockTime, "Claim time not reach");
        require(request.allocated, "Not allocated yet");
        require(request.claimTime == 0, "Already claim yet");
        require(address(this).balance >= request.ethAmount, "Not enough balance");
        indexes[index] = indexes[indexes.length - 1];
        indexes.pop();
        request.claimTime = block.timestamp;
        (bool sent,) = msg.sender.call{value: request.ethAmount}("");
        require(sent, "transfer failed");
        emit ClaimWithdraw(msg.sender, request.ethAmount, number);
        return request.ethAmount;
    }

    function allocate(uint256 maxAllocateNum) external whenNotPaused onlyOperator returns (uint256) {
        require(
            needEthAmount > 0 && availableAllocateAmount > 0, "No need allocated or no more availableAllocateAmount "
        );
        require(maxAllocateNum <= MAX_LOOP_NUM, "Too big number > 1000");
        require(startAllocatedEthIndex < nextIndex, "Not need allocated");
        for (uint256 done = 0; done < maxAllocateNum && startAllocatedEthIndex < nextIndex; done++) {
            WithdrawRequest storage request = withdrawRequests[startAllocatedEthIndex];
            if (request.ethAmount > availableAllocateAmount) break;
            request.allocated = true;
            availableAllocateAmount -= request.ethAmount;
            needEthAmount -= request.ethAmount;
            startAllocatedEthIndex++;
        }
        emit Allocate(operatorAddress, startAllocatedEthIndex);
        return startAllocatedEthIndex;
    }

    function getNeedRechargeEthAmount() external view returns (uint256) {
        return availableAllocateAmount >= needEthAmount ? 0 : needEthAmount - availableAllocateAmount;
    }

    function rechargeFromRechargeAddress() external payable whenNotPaused {
        require(msg.sender == DEVNET, "UnwrapTokenV1: caller is not the RECHARGE_ADDRESS");
        require(msg.value > 0, "Invalid _ethAmount");
        availableAllocateAmount += msg.value;
        emit RechargeFromRechargeAddress(msg.sender, msg.value);
    }

    function setLockTime(uint256 newLockTime) external onlyOperator {
        require(newLockTime >= MIN_LOCK_TIME, "LockTime is too small");
        lockTime = newLockTime;
        emit LockTimeUpdated(operatorAddress, newLockTime);
    }

    function _capped(uint256 length) private pure returns (uint256) {
        return length > MAX_LOOP_NUM ? MAX_LOOP_NUM : length;
    }
}
