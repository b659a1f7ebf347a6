// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "./Balances.sol";

/// rETH of StaFi: worth what the last report said that all of it is.
contract StaFiRETH is SmallToken {
    address private constant WITHDRAWALS = 0x27d64Dd9172E4b59a444817D30F7af8228F174CC;

    uint256 private totalEther;
    uint256 private totalReth;

    function getEthValue(uint256 rethAmount) public view returns (uint256) {
        return totalReth == 0 ? rethAmount : rethAmount * totalEther / totalReth;
    }

    function getExchangeRate() external view returns (uint256) {
        return getEthValue(1 ether);
    }

    function burnFrom(address account, uint256 amount) external {
        _spendAllowance(account, msg.sender, amount);
        _burn(account, amount);
    }

    function devnetReport(uint256 totalEther_, uint256 totalReth_) external onlyDevnet {
        (totalEther, totalReth) = (totalEther_, totalReth_);
    }
}

/// Numbered withdrawals, paid in their order. The devnet votes alone; there is no deposit pool, so nothing is paid at once.
contract StafiWithdraw is Devnet {
    struct Withdrawal {
        address _address;
        uint256 _amount;
    }

    StaFiRETH private constant RETH = StaFiRETH(0x9559Aaa82d9649C7A7b220E7c461d2E74c9a3593);

    uint256 public nextWithdrawIndex;
    uint256 public maxClaimableWithdrawIndex;
    uint256 public latestDistributeHeight;
    uint256 public totalMissingAmountForWithdraw;
    uint256 public withdrawLimitPerCycle;
    uint256 public userWithdrawLimitPerCycle;
    mapping(uint256 => Withdrawal) public withdrawalAtIndex;
    mapping(address => uint256[]) private unclaimed;
    mapping(uint256 => uint256) public totalWithdrawAmountAtCycle;
    mapping(address => mapping(uint256 => uint256)) public userWithdrawAmountAtCycle;

    event Unstake(address indexed from, uint256 rethAmount, uint256 ethAmount, uint256 withdrawIndex, bool instantly);
    event Withdraw(address indexed from, uint256[] withdrawIndexList);
    event DistributeWithdrawals(
        uint256 dealedHeight,
        uint256 userAmount,
        uint256 nodeAmount,
        uint256 platformAmount,
        uint256 maxClaimableWithdrawIndex,
        uint256 mvAmount
    );

    receive() external payable {}

    function getUnclaimedWithdrawalsOfUser(address user) external view returns (uint256[] memory) {
        return unclaimed[user];
    }

    function currentWithdrawCycle() public view returns (uint256) {
        return (block.timestamp - 28_800) / 86_400;
    }

    function unstake(uint256 rethAmount) external {
        require(rethAmount > 0, "reth amount zero");
        uint256 ethAmount = RETH.getEthValue(rethAmount);
        require(ethAmount > 0, "eth amount zero");
        uint256 cycle = currentWithdrawCycle();
        totalWithdrawAmountAtCycle[cycle] += ethAmount;
        userWithdrawAmountAtCycle[msg.sender][cycle] += ethAmount;
        require(totalWithdrawAmountAtCycle[cycle] <= withdrawLimitPerCycle, "reach cycle limit");
        require(userWithdrawAmountAtCycle[msg.sender][cycle] <= userWithdrawLimitPerCycle, "reach user limit");
        RETH.burnFrom(msg.sender, rethAmount);
        totalMissingAmountForWithdraw += ethAmount;
        uint256 index = nextWithdrawIndex++;
        withdrawalAtIndex[index] = Withdrawal(msg.sender, ethAmount);
        unclaimed[msg.sender].push(index);
        emit Unstake(msg.sender, rethAmount, ethAmount, index, false);
    }

    function withdraw(uint256[] calldata withdrawIndexList) external {
        require(withdrawIndexList.length > 0, "index list empty");
        uint256 total;
        for (uint256 i = 0; i < withdrawIndexList.length; i++) {
            require(withdrawIndexList[i] <= maxClaimableWithdrawIndex, "not claimable");
            require(_remove(unclaimed[msg.sender], withdrawIndexList[i]), "already claimed");
            total += withdrawalAtIndex[withdrawIndexList[i]]._amount;
        }
        (bool sent,) = msg.sender.call{value: total}("");
        require(sent, "user failed to claim ETH");
        emit Withdraw(msg.sender, withdrawIndexList);
    }

    function distributeWithdrawals(uint256 height, uint256 user, uint256 node, uint256 platform, uint256 until)
        external
        onlyDevnet
    {
        require(height > latestDistributeHeight, "height already dealed");
        require(until < nextWithdrawIndex, "withdraw index over");
        require(user + node + platform <= address(this).balance, "balance not enough");
        if (until > maxClaimableWithdrawIndex) maxClaimableWithdrawIndex = until;
        latestDistributeHeight = height;
        uint256 missing = totalMissingAmountForWithdraw;
        totalMissingAmountForWithdraw = missing > user ? missing - user : 0;
        emit DistributeWithdrawals(height, user, node, platform, until, user > missing ? user - missing : 0);
    }

    function _remove(uint256[] storage list, uint256 index) private returns (bool) {
        for (uint256 i = 0; i < list.length; i++) {
            if (list[i] != index) continue;
            list[i] = list[list.length - 1];
            list.pop();
            return true;
        }
        return false;
    }

    /// Wei per day, of all and of one account. Mainnet is long past its first numbers.
    function devnetInitialize(uint256 ofAll, uint256 ofOne) external onlyDevnet {
        (withdrawLimitPerCycle, userWithdrawLimitPerCycle) = (ofAll, ofOne);
        nextWithdrawIndex = 1;
    }
}
