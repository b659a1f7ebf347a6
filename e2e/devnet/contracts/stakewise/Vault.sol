// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "./StakeWise.sol";

/// A vault with validators: shares, debt in osETH, and an exit queue that is processed at each harvest from the vault's own
/// ether. Left out: harvest proofs, fees, the growth of debt by the treasury's part, liquidation.
contract EthVault is StakeWiseBase, ExitQueue {
    uint256 private constant CLAIM_DELAY = 15 hours;
    address private constant LEGACY_REWARDS = 0x20BC832ca081b91433ff6c17f85701B6e92486c5;

    uint128 public totalShares;
    uint128 public totalAssets;
    uint128 private queuedShares;
    uint128 private unclaimedAssets;
    mapping(address => uint256) private shares;
    mapping(address => uint128) public osTokenPositions;
    mapping(bytes32 => uint256) private exitRequests;

    event Deposited(address indexed caller, address indexed receiver, uint256 assets, uint256 shares, address referrer);
    event OsTokenMinted(address indexed caller, address receiver, uint256 assets, uint256 shares, address referrer);
    event OsTokenBurned(address indexed caller, uint256 assets, uint256 shares);
    event Migrated(address indexed receiver, uint256 assets, uint256 shares);

    error LowLtv();
    error InvalidPosition();

    function getShares(address account) external view returns (uint256) {
        return shares[account];
    }

    function convertToAssets(uint256 amount) public view returns (uint256) {
        return totalShares == 0 ? amount : amount * totalAssets / totalShares;
    }

    function convertToShares(uint256 assets) public view returns (uint256) {
        return assets == 0 || totalShares == 0 ? assets : assets * totalShares / totalAssets;
    }

    receive() external payable {
        _deposit(msg.sender, msg.value, address(0));
    }

    function deposit(address receiver, address referrer) public payable returns (uint256) {
        return _deposit(receiver, msg.value, referrer);
    }

    function depositAndMintOsToken(address receiver, uint256 osTokenShares, address referrer)
        external
        payable
        returns (uint256)
    {
        _deposit(msg.sender, msg.value, referrer);
        return _mintOsToken(msg.sender, receiver, osTokenShares, referrer);
    }

    function mintOsToken(address receiver, uint256 osTokenShares, address referrer) external returns (uint256) {
        return _mintOsToken(msg.sender, receiver, osTokenShares, referrer);
    }

    function burnOsToken(uint128 osTokenShares) external returns (uint256 assets) {
        if (osTokenPositions[msg.sender] == 0) revert InvalidPosition();
        assets = CONTROLLER.burnShares(msg.sender, osTokenShares);
        osTokenPositions[msg.sender] -= osTokenShares;
        emit OsTokenBurned(msg.sender, assets, osTokenShares);
    }

    function enterExitQueue(uint256 amount, address receiver) external returns (uint256 ticket) {
        if (amount == 0) revert InvalidShares();
        if (receiver == address(0)) revert ZeroAddress();
        ticket = _processed() + queuedShares;
        exitRequests[_key(receiver, block.timestamp, ticket)] = amount;
        shares[msg.sender] -= amount;
        queuedShares += uint128(amount);
        if (osTokenPositions[msg.sender] > _mostOsToken(msg.sender)) revert LowLtv();
        emit ExitQueueEntered(msg.sender, receiver, ticket, amount);
    }

    function calculateExitedAssets(address receiver, uint256 ticket, uint256 timestamp, uint256 index)
        public
        view
        returns (uint256, uint256, uint256)
    {
        return _exited(exitRequests[_key(receiver, timestamp, ticket)], ticket, index);
    }

    function claimExitedAssets(uint256 ticket, uint256 timestamp, uint256 index) external {
        (uint256 left, uint256 exited, uint256 assets) = calculateExitedAssets(msg.sender, ticket, timestamp, index);
        if (block.timestamp < timestamp + CLAIM_DELAY || exited == 0 || assets == 0) revert ExitRequestNotProcessed();
        unclaimedAssets -= uint128(assets);
        delete exitRequests[_key(msg.sender, timestamp, ticket)];
        uint256 next;
        if (left > 1) {
            next = ticket + exited;
            exitRequests[_key(msg.sender, timestamp, next)] = left;
        }
        (bool sent,) = msg.sender.call{value: assets}("");
        require(sent);
        emit ExitedAssetsClaimed(msg.sender, ticket, next, assets);
    }

    /// From the reward token of V2 only: principal and rewards become a stake, and as much osETH as it allows.
    function migrate(address receiver, uint256 assets) external returns (uint256 minted) {
        if (msg.sender != LEGACY_REWARDS) revert AccessDenied();
        minted = convertToShares(assets);
        totalAssets += uint128(assets);
        totalShares += uint128(minted);
        shares[receiver] += minted;
        _mintOsToken(receiver, receiver, type(uint256).max, address(0));
        emit Migrated(receiver, assets, minted);
    }

    // --- devnet only ------------------------------------------------------------------------------------------------

    /// Stake from before the devnet began: validators hold it.
    function devnetInitialize(address holder, uint256 shares_, uint256 assets) external onlyDevnet {
        totalShares = uint128(shares_);
        totalAssets = uint128(assets);
        shares[holder] = shares_;
    }

    /// Rewards or a penalty, then as much of the queue as the vault's own ether pays.
    function devnetHarvest(int256 difference) external onlyDevnet {
        totalAssets = uint128(uint256(int256(uint256(totalAssets)) + difference));
        uint256 available = address(this).balance - unclaimedAssets;
        uint256 wanted = convertToAssets(queuedShares);
        uint256 assets = available < wanted ? available : wanted;
        if (assets == 0) return;
        uint256 burnt = convertToShares(assets);
        if (burnt == 0) return;
        queuedShares -= uint128(burnt);
        unclaimedAssets += uint128(assets);
        _checkpoint(burnt, assets);
        totalShares -= uint128(burnt);
        totalAssets -= uint128(assets);
    }

    // --- inside -----------------------------------------------------------------------------------------------------

    function _deposit(address receiver, uint256 assets, address referrer) private returns (uint256 minted) {
        if (receiver == address(0)) revert ZeroAddress();
        if (assets == 0) revert InvalidAssets();
        // Rounded up, as the vault does.
        minted = totalShares == 0 ? assets : (assets * totalShares + totalAssets - 1) / totalAssets;
        totalAssets += uint128(assets);
        totalShares += uint128(minted);
        shares[receiver] += minted;
        emit Deposited(msg.sender, receiver, assets, minted, referrer);
    }

    function _mintOsToken(address owner, address receiver, uint256 amount, address referrer)
        private
        returns (uint256 assets)
    {
        uint256 most = _mostOsToken(owner);
        if (amount == type(uint256).max) {
            if (most <= osTokenPositions[owner]) return 0;
            amount = most - osTokenPositions[owner];
        }
        assets = CONTROLLER.mintShares(receiver, amount);
        osTokenPositions[owner] += uint128(amount);
        if (osTokenPositions[owner] > most) revert LowLtv();
        emit OsTokenMinted(owner, receiver, assets, amount, referrer);
    }

    /// Ninety per cent of the stake.
    function _mostOsToken(address owner) private view returns (uint256) {
        return CONTROLLER.convertToShares(convertToAssets(shares[owner]) * 9 / 10);
    }

    function _key(address receiver, uint256 timestamp, uint256 ticket) private pure returns (bytes32) {
        return keccak256(abi.encode(receiver, timestamp, ticket));
    }
}

interface IGenesisVault {
    function migrate(address receiver, uint256 assets) external returns (uint256);
}

/// The principal of StakeWise V2.
contract StakedEthToken is Devnet, ERC20 {
    address private constant REWARDS = 0x20BC832ca081b91433ff6c17f85701B6e92486c5;

    function name() public pure override returns (string memory) {
        return "StakeWise Staked ETH2";
    }

    function symbol() public pure override returns (string memory) {
        return "sETH2";
    }

    function burn(address account, uint256 amount) external {
        require(msg.sender == REWARDS, "StakedEthToken: access denied");
        _burn(account, amount);
    }

    function devnetMint(address to, uint256 amount) external onlyDevnet {
        _mint(to, amount);
    }
}

/// The rewards of StakeWise V2, which no longer grow here, and the way to V3.
contract RewardEthToken is Devnet, ERC20 {
    StakedEthToken private constant STAKED = StakedEthToken(0xFe2e637202056d30016725477c5da089Ab0A043A);
    IGenesisVault private constant GENESIS = IGenesisVault(0xAC0F906E433d58FA868F936E8A43230473652885);

    function name() public pure override returns (string memory) {
        return "StakeWise Reward ETH2";
    }

    function symbol() public pure override returns (string memory) {
        return "rETH2";
    }

    function migrate(address receiver, uint256 principal, uint256 reward) external {
        require(receiver != address(0), "RewardEthToken: invalid receiver");
        require(principal + reward > 0, "RewardEthToken: zero assets");
        if (reward > 0) _burn(msg.sender, reward);
        if (principal > 0) STAKED.burn(msg.sender, principal);
        GENESIS.migrate(receiver, principal + reward);
    }

    function devnetMint(address to, uint256 amount) external onlyDevnet {
        _mint(to, amount);
    }
}
