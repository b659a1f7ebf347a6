// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/Devnet.sol";
import "../shared/ERC20.sol";

interface IRocketStorage {
    function getAddress(bytes32 key) external view returns (address);
}

interface IRocketDepositPool {
    function getExcessBalance() external view returns (uint256);
    function withdrawExcessBalance(uint256 amount) external;
}

interface IRocketNetworkBalances {
    function getTotalETHBalance() external view returns (uint256);
    function getTotalRETHSupply() external view returns (uint256);
}

interface IRocketTokenRETH {
    function mint(uint256 ethAmount, address to) external;
    function getRethValue(uint256 ethAmount) external view returns (uint256);
    function depositExcess() external payable;
}

interface IRocketDepositSettings {
    function getDepositEnabled() external view returns (bool);
    function getMinimumDeposit() external view returns (uint256);
    function getDepositFee() external view returns (uint256);
    function getMaximumDepositPoolSize() external view returns (uint256);
}

/// Everything of Rocket Pool is found through RocketStorage, as on mainnet.
abstract contract RocketBase is Devnet {
    IRocketStorage internal constant rocketStorage = IRocketStorage(0x1d8f8f00cfa6758d7bE78336684788Fb0ee0Fa46);

    function _contract(string memory name) internal view returns (address found) {
        found = rocketStorage.getAddress(keccak256(abi.encodePacked("contract.address", name)));
        require(found != address(0), "Contract not found");
    }
}

contract RocketStorage is Devnet {
    mapping(bytes32 => address) private addresses;

    function getAddress(bytes32 key) external view returns (address) {
        return addresses[key];
    }

    function devnetSetAddress(bytes32 key, address value) external onlyDevnet {
        addresses[key] = value;
    }
}

contract RocketTokenRETH is RocketBase, ERC20 {
    event EtherDeposited(address indexed from, uint256 amount, uint256 time);
    event TokensMinted(address indexed to, uint256 amount, uint256 ethAmount, uint256 time);
    event TokensBurned(address indexed from, uint256 amount, uint256 ethAmount, uint256 time);

    function name() public pure override returns (string memory) {
        return "Rocket Pool ETH";
    }

    function symbol() public pure override returns (string memory) {
        return "rETH";
    }

    receive() external payable {
        emit EtherDeposited(msg.sender, msg.value, block.timestamp);
    }

    function depositExcess() external payable {
        emit EtherDeposited(msg.sender, msg.value, block.timestamp);
    }

    function getEthValue(uint256 rethAmount) public view returns (uint256) {
        (uint256 totalEth, uint256 supply) = _reported();
        if (supply == 0) return rethAmount;
        return rethAmount * totalEth / supply;
    }

    function getRethValue(uint256 ethAmount) public view returns (uint256) {
        (uint256 totalEth, uint256 supply) = _reported();
        if (supply == 0) return ethAmount;
        require(totalEth > 0, "Cannot calculate rETH token amount while total network balance is zero");
        return ethAmount * supply / totalEth;
    }

    function getExchangeRate() external view returns (uint256) {
        return getEthValue(1 ether);
    }

    function getTotalCollateral() public view returns (uint256) {
        return IRocketDepositPool(_contract("rocketDepositPool")).getExcessBalance() + address(this).balance;
    }

    function getCollateralRate() external view returns (uint256) {
        uint256 totalEth = getEthValue(totalSupply);
        if (totalEth == 0) return 1 ether;
        return 1 ether * address(this).balance / totalEth;
    }

    function mint(uint256 ethAmount, address to) external {
        require(msg.sender == _contract("rocketDepositPool"), "Invalid or outdated contract");
        uint256 amount = getRethValue(ethAmount);
        require(amount > 0, "Invalid token mint amount");
        _mint(to, amount);
        emit TokensMinted(to, amount, ethAmount, block.timestamp);
    }

    function burn(uint256 rethAmount) external {
        require(rethAmount > 0, "Invalid token burn amount");
        require(balanceOf[msg.sender] >= rethAmount, "Insufficient rETH balance");
        uint256 ethAmount = getEthValue(rethAmount);
        require(getTotalCollateral() >= ethAmount, "Insufficient ETH balance for exchange");
        _burn(msg.sender, rethAmount);
        if (address(this).balance < ethAmount) {
            IRocketDepositPool(_contract("rocketDepositPool")).withdrawExcessBalance(ethAmount - address(this).balance);
        }
        // 2300 gas, as on mainnet: a contract with a costly receive function cannot burn.
        payable(msg.sender).transfer(ethAmount);
        emit TokensBurned(msg.sender, rethAmount, ethAmount, block.timestamp);
    }

    /// Supply and holders from before the devnet began.
    function devnetInitialize(address holder, uint256 amount) external onlyDevnet {
        require(totalSupply == 0, "INITIALIZED");
        _mint(holder, amount);
    }

    function _reported() private view returns (uint256 totalEth, uint256 supply) {
        IRocketNetworkBalances balances = IRocketNetworkBalances(_contract("rocketNetworkBalances"));
        return (balances.getTotalETHBalance(), balances.getTotalRETHSupply());
    }

    function _unlimitedIsKept() internal pure override returns (bool) {
        return false;
    }

    function _allowanceError() internal pure override returns (string memory) {
        return "ERC20: transfer amount exceeds allowance";
    }
}

/// Deposits only; the ether stays here where mainnet keeps it in rocketVault, and no validator ever takes it.
contract RocketDepositPool is RocketBase {
    event DepositReceived(address indexed from, uint256 amount, uint256 time);

    function deposit() external payable {
        IRocketDepositSettings settings = IRocketDepositSettings(_contract("rocketDAOProtocolSettingsDeposit"));
        require(settings.getDepositEnabled(), "Deposits into Rocket Pool are currently disabled");
        require(
            msg.value >= settings.getMinimumDeposit(), "The deposited amount is less than the minimum deposit size"
        );
        require(
            address(this).balance <= settings.getMaximumDepositPoolSize(),
            "The deposit pool size after depositing exceeds the maximum size"
        );
        uint256 fee = msg.value * settings.getDepositFee() / 1 ether;
        IRocketTokenRETH(_contract("rocketTokenRETH")).mint(msg.value - fee, msg.sender);
        emit DepositReceived(msg.sender, msg.value, block.timestamp);
    }

    function getBalance() public view returns (uint256) {
        return address(this).balance;
    }

    function getExcessBalance() external view returns (uint256) {
        return getBalance();
    }

    function getMaximumDepositAmount() external view returns (uint256) {
        IRocketDepositSettings settings = IRocketDepositSettings(_contract("rocketDAOProtocolSettingsDeposit"));
        uint256 size = settings.getMaximumDepositPoolSize();
        if (!settings.getDepositEnabled() || getBalance() >= size) return 0;
        return size - getBalance();
    }

    function withdrawExcessBalance(uint256 amount) external {
        require(msg.sender == _contract("rocketTokenRETH"), "Invalid or outdated contract");
        IRocketTokenRETH(msg.sender).depositExcess{value: amount}();
    }
}

contract RocketNetworkBalances is Devnet {
    uint256 public getBalancesBlock;
    uint256 public getBalancesTimestamp;
    uint256 public getTotalETHBalance;
    uint256 public getStakingETHBalance;
    uint256 public getTotalRETHSupply;

    event BalancesUpdated(
        uint256 indexed block,
        uint256 slotTimestamp,
        uint256 totalEth,
        uint256 stakingEth,
        uint256 rethSupply,
        uint256 blockTimestamp
    );

    /// The daily agreement of the oracle nodes.
    function devnetReport(uint256 totalEth, uint256 stakingEth, uint256 rethSupply) external onlyDevnet {
        getBalancesBlock = block.number;
        getBalancesTimestamp = block.timestamp;
        getTotalETHBalance = totalEth;
        getStakingETHBalance = stakingEth;
        getTotalRETHSupply = rethSupply;
        emit BalancesUpdated(block.number, block.timestamp, totalEth, stakingEth, rethSupply, block.timestamp);
    }
}

contract RocketDAOProtocolSettingsDeposit is Devnet {
    bool public getDepositEnabled;
    uint256 public getMinimumDeposit;
    uint256 public getDepositFee;
    uint256 public getMaximumDepositPoolSize;

    function devnetSet(bool enabled, uint256 minimum, uint256 fee, uint256 size) external onlyDevnet {
        getDepositEnabled = enabled;
        getMinimumDeposit = minimum;
        getDepositFee = fee;
        getMaximumDepositPoolSize = size;
    }
}

contract RocketDAOProtocolSettingsNetwork is Devnet {
    uint256 public getMaxRethDelta;
    uint256 public getSubmitBalancesFrequency;
    uint256 public getRethDepositDelay;

    function devnetSet(uint256 delta, uint256 frequency, uint256 delay) external onlyDevnet {
        getMaxRethDelta = delta;
        getSubmitBalancesFrequency = frequency;
        getRethDepositDelay = delay;
    }
}
