// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/Devnet.sol";
import "../shared/ERC20.sol";

/// The addresses that the contracts of uniETH hold of each other on mainnet.
abstract contract UniEthAddresses is Devnet {
    UniETH internal constant xETH = UniETH(0xF1376bceF0f78459C0Ed0ba5ddce976F1ddF51F4);
    address internal constant STAKING = 0x4beFa2aA9c305238AA3E0b5D17eB20C045269E9d;
    BedrockRedeem internal constant redeemPurse = BedrockRedeem(0x98169228cB99Ed26c1043eD8Ca53A5Cb371D3B8D);

    function _send(address to, uint256 amount) internal {
        (bool sent,) = to.call{value: amount}("");
        require(sent, "Address: unable to send value, recipient may have reverted");
    }
}

contract UniETH is UniEthAddresses, ERC20 {
    function name() public pure override returns (string memory) {
        return "Universal ETH";
    }

    function symbol() public pure override returns (string memory) {
        return "uniETH";
    }

    function mint(address to, uint256 amount) external {
        require(msg.sender == STAKING, "MINTER_ROLE");
        _mint(to, amount);
    }

    function burnFrom(address account, uint256 amount) external {
        _spendAllowance(account, msg.sender, amount);
        _burn(account, amount);
    }
}

/// Ether of paid debts.
contract BedrockRedeem is UniEthAddresses {
    mapping(address => uint256) public balanceOf;
    uint256 public totalSupply;

    event Paied(address account, uint256 amount);
    event Claimed(address indexed from, address indexed to, uint256 value);

    function name() external pure returns (string memory) {
        return "Bedrock Claimable ETH";
    }

    function symbol() external pure returns (string memory) {
        return "redeemETH";
    }

    function decimals() external pure returns (uint8) {
        return 18;
    }

    function claim(uint256 amount) external returns (bool) {
        return claim(msg.sender, amount);
    }

    function claim(address to, uint256 amount) public returns (bool) {
        require(balanceOf[msg.sender] >= amount, "INSUFFICIENT_BALANCE");
        balanceOf[msg.sender] -= amount;
        totalSupply -= amount;
        _send(to, amount);
        emit Claimed(msg.sender, to, amount);
        return true;
    }

    function pay(address account) external payable {
        balanceOf[account] += msg.value;
        totalSupply += msg.value;
        emit Paied(account, msg.value);
    }
}

/// The accounts of uniETH: what is pending, staked, earned and owed; a queue of debts, paid in order and in parts.
contract BedrockStaking is UniEthAddresses {
    uint256 private constant VALIDATOR = 32 ether;
    /// The beacon chain's deposit contract: what goes there is staked.
    address private constant BEACON = 0x00000000219ab540356cBB839Cbe05303d7705Fa;

    struct Debt {
        address account;
        uint256 amount;
    }

    bool public paused;
    uint256 private totalPending;
    uint256 private totalStaked;
    uint256 private totalDebts;
    uint256 private userRevenue;
    mapping(uint256 => Debt) private debts;
    uint256 private firstDebt;
    uint256 private lastDebt;
    mapping(address => uint256) private userDebts;

    event DebtQueued(address creditor, uint256 amountEther);
    event RevenueAccounted(uint256 amount);
    event Cleared(uint256 amount);

    receive() external payable {}

    modifier whenNotPaused() {
        require(!paused, "Pausable: paused");
        _;
    }

    function currentReserve() public view returns (uint256) {
        return totalPending + totalStaked + userRevenue - totalDebts;
    }

    function exchangeRatio() external view returns (uint256) {
        uint256 supply = xETH.totalSupply();
        return supply == 0 ? 1e18 : currentReserve() * 1e18 / supply;
    }

    function getPendingEthers() external view returns (uint256) {
        return totalPending;
    }

    function getCurrentDebts() external view returns (uint256) {
        return totalDebts;
    }

    function debtOf(address account) external view returns (uint256) {
        return userDebts[account];
    }

    function getDebtQueue() external view returns (uint256 first, uint256 last) {
        return (firstDebt, lastDebt);
    }

    function checkDebt(uint256 index) external view returns (address account, uint256 amount) {
        return (debts[index].account, debts[index].amount);
    }

    function mint(uint256 minToMint, uint256 deadline) external payable whenNotPaused returns (uint256 minted) {
        require(block.timestamp < deadline, "USR001");
        require(msg.value > 0, "USR002");
        uint256 reserve = currentReserve();
        minted = reserve == 0 ? msg.value : xETH.totalSupply() * msg.value / reserve;
        require(minted >= minToMint, "USR004");
        xETH.mint(msg.sender, minted);
        totalPending += msg.value;
        while (totalPending >= VALIDATOR) {
            totalPending -= VALIDATOR;
            totalStaked += VALIDATOR;
            _send(BEACON, VALIDATOR);
        }
    }

    function previewInstantSwap(uint256 tokenAmount)
        public
        view
        returns (uint256 maxEthersToSwap, uint256 maxTokensToBurn)
    {
        uint256 supply = xETH.totalSupply();
        uint256 reserve = currentReserve();
        uint256 expected = tokenAmount * reserve / supply;
        maxEthersToSwap = expected > totalPending ? totalPending : expected;
        maxTokensToBurn = supply * maxEthersToSwap / reserve;
    }

    function instantSwap(uint256 tokenAmount) external whenNotPaused {
        (uint256 paid, uint256 burnt) = previewInstantSwap(tokenAmount);
        xETH.burnFrom(msg.sender, burnt);
        totalPending -= paid;
        _send(msg.sender, paid);
    }

    function redeemFromValidators(uint256 ethersToRedeem, uint256 maxToBurn, uint256 deadline)
        external
        returns (uint256 burned)
    {
        require(block.timestamp < deadline, "USR001");
        require(ethersToRedeem % VALIDATOR == 0, "USR005");
        require(ethersToRedeem > 0, "USR005");
        burned = xETH.totalSupply() * ethersToRedeem / currentReserve();
        require(burned <= maxToBurn, "USR004");
        xETH.burnFrom(msg.sender, burned);
        lastDebt += 1;
        debts[lastDebt] = Debt(msg.sender, ethersToRedeem);
        userDebts[msg.sender] += ethersToRedeem;
        totalDebts += ethersToRedeem;
        emit DebtQueued(msg.sender, ethersToRedeem);
    }

    /// Validators have left and brought this much: debts are paid from the head, the last one perhaps in part.
    function devnetReturn() external payable onlyDevnet {
        uint256 left = msg.value > totalDebts ? totalDebts : msg.value;
        uint256 paid = left;
        while (left > 0) {
            Debt storage debt = debts[firstDebt];
            uint256 part = debt.amount <= left ? debt.amount : left;
            debt.amount -= part;
            left -= part;
            userDebts[debt.account] -= part;
            redeemPurse.pay{value: part}(debt.account);
            if (debt.amount == 0) {
                delete debts[firstDebt];
                firstDebt += 1;
            }
        }
        totalDebts -= paid;
        totalStaked -= paid;
        emit Cleared(paid);
    }

    function devnetReward(uint256 rewards) external onlyDevnet {
        userRevenue += rewards;
        emit RevenueAccounted(rewards);
    }

    function devnetLoss(uint256 amount) external onlyDevnet {
        totalStaked -= amount;
    }

    function devnetPause(bool value) external onlyDevnet {
        paused = value;
    }

    function devnetInitialize(address owner, uint256 supply, uint256 staked) external payable onlyDevnet {
        firstDebt = 1;
        totalPending = msg.value;
        totalStaked = staked;
        xETH.mint(owner, supply);
    }
}
