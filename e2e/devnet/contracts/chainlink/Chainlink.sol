// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/Devnet.sol";

/// The contract behind a feed's proxy: it stores the rounds and emits the events.
contract ChainlinkAggregator is Devnet {
    struct Round {
        int256 answer;
        uint256 startedAt;
        uint256 updatedAt;
    }

    uint8 public decimals;
    string public description;
    uint256 public latestRound;
    mapping(uint256 => Round) private rounds;

    event AnswerUpdated(int256 indexed current, uint256 indexed roundId, uint256 updatedAt);
    event NewRound(uint256 indexed roundId, address indexed startedBy, uint256 startedAt);

    function version() external pure returns (uint256) {
        return 6;
    }

    function round(uint256 id) external view returns (int256 answer, uint256 startedAt, uint256 updatedAt) {
        Round storage found = rounds[id];
        require(found.updatedAt != 0, "No data present");
        return (found.answer, found.startedAt, found.updatedAt);
    }

    function devnetInitialize(uint8 decimals_, string calldata description_) external onlyDevnet {
        decimals = decimals_;
        description = description_;
    }

    /// A new round now.
    function devnetSetAnswer(int256 answer) external onlyDevnet {
        _setRound(answer, block.timestamp);
    }

    /// A new round with an age of its own, for stories of stale or future prices.
    function devnetSetRound(int256 answer, uint256 updatedAt) external onlyDevnet {
        _setRound(answer, updatedAt);
    }

    function _setRound(int256 answer, uint256 updatedAt) private {
        latestRound += 1;
        rounds[latestRound] = Round(answer, updatedAt, updatedAt);
        emit NewRound(latestRound, msg.sender, updatedAt);
        emit AnswerUpdated(answer, latestRound, updatedAt);
    }
}

/// The proxy whose address integrators know. Round ids carry the phase in their upper bits, as on mainnet.
contract ChainlinkProxy is Devnet {
    uint16 public phaseId;
    address public aggregator;

    function decimals() external view returns (uint8) {
        return _aggregator().decimals();
    }

    function description() external view returns (string memory) {
        return _aggregator().description();
    }

    function version() external view returns (uint256) {
        return _aggregator().version();
    }

    function latestAnswer() external view returns (int256 answer) {
        (, answer,,,) = latestRoundData();
    }

    function latestTimestamp() external view returns (uint256 updatedAt) {
        (,,, updatedAt,) = latestRoundData();
    }

    function latestRound() public view returns (uint256) {
        return (uint256(phaseId) << 64) | _aggregator().latestRound();
    }

    function latestRoundData()
        public
        view
        returns (uint80 roundId, int256 answer, uint256 startedAt, uint256 updatedAt, uint80 answeredInRound)
    {
        return getRoundData(uint80(latestRound()));
    }

    function getRoundData(uint80 id)
        public
        view
        returns (uint80 roundId, int256 answer, uint256 startedAt, uint256 updatedAt, uint80 answeredInRound)
    {
        require(uint16(id >> 64) == phaseId, "No data present");
        (answer, startedAt, updatedAt) = _aggregator().round(uint64(id));
        return (id, answer, startedAt, updatedAt, id);
    }

    function devnetInitialize(address aggregator_) external onlyDevnet {
        phaseId += 1;
        aggregator = aggregator_;
    }

    function _aggregator() private view returns (ChainlinkAggregator) {
        return ChainlinkAggregator(aggregator);
    }
}
