// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/Devnet.sol";
import "./PoolMath.sol";

interface IToken {
    function balanceOf(address account) external view returns (uint256);
    function transfer(address to, uint256 amount) external returns (bool);
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
}

interface ISwapCallback {
    function uniswapV3SwapCallback(int256 amount0Delta, int256 amount1Delta, bytes calldata data) external;
}

/// A pool of Uniswap v3 with one position in one range: the arithmetic of a swap, the fee, and the memory of its ticks are
/// the real ones; positions, protocol fees and exact-output swaps don't exist.
contract UniswapV3Pool is Devnet {
    struct Observation {
        uint32 time;
        int56 ticks;
        uint160 secondsPerLiquidity;
    }

    struct Slot0 {
        uint160 sqrtPriceX96;
        int24 tick;
        uint16 observationIndex;
        uint16 observationCardinality;
        uint16 observationCardinalityNext;
        uint8 feeProtocol;
        bool unlocked;
    }

    address public token0;
    address public token1;
    uint24 public fee;
    Slot0 public slot0;
    uint160 private lowest;
    uint160 private highest;
    /// Of the one position; it counts while the price is in its range.
    uint128 private provided;
    mapping(uint256 => Observation) private seen;

    event Swap(
        address indexed sender,
        address indexed recipient,
        int256 amount0,
        int256 amount1,
        uint160 sqrtPriceX96,
        uint128 liquidity,
        int24 tick
    );

    function liquidity() public view returns (uint128) {
        return slot0.sqrtPriceX96 > lowest && slot0.sqrtPriceX96 < highest ? provided : 0;
    }

    function observe(uint32[] calldata secondsAgos)
        external
        view
        returns (int56[] memory tickCumulatives, uint160[] memory secondsPerLiquidityCumulativeX128s)
    {
        tickCumulatives = new int56[](secondsAgos.length);
        secondsPerLiquidityCumulativeX128s = new uint160[](secondsAgos.length);
        for (uint256 i = 0; i < secondsAgos.length; ++i) {
            Observation memory at = _observedAt(uint32(block.timestamp) - secondsAgos[i]);
            tickCumulatives[i] = at.ticks;
            secondsPerLiquidityCumulativeX128s[i] = at.secondsPerLiquidity;
        }
    }

    function increaseObservationCardinalityNext(uint16 next) external {
        if (next > slot0.observationCardinalityNext) slot0.observationCardinalityNext = next;
    }

    function swap(
        address recipient,
        bool zeroForOne,
        int256 amountSpecified,
        uint160 sqrtPriceLimitX96,
        bytes calldata data
    ) external returns (int256 amount0, int256 amount1) {
        require(amountSpecified > 0, "AS");
        require(slot0.unlocked, "LOK");
        uint160 root = slot0.sqrtPriceX96;
        require(zeroForOne ? sqrtPriceLimitX96 < root : sqrtPriceLimitX96 > root, "SPL");
        slot0.unlocked = false;
        _remember();
        uint256 taken;
        uint256 given;
        (root, taken, given) = _move(root, zeroForOne, uint256(amountSpecified), sqrtPriceLimitX96);
        slot0.sqrtPriceX96 = root;
        slot0.tick = PoolMath.tickAt(root);
        (amount0, amount1) = zeroForOne ? (int256(taken), -int256(given)) : (-int256(given), int256(taken));
        (address into, address out) = zeroForOne ? (token0, token1) : (token1, token0);
        if (given > 0) IToken(out).transfer(recipient, given);
        uint256 before = IToken(into).balanceOf(address(this));
        ISwapCallback(msg.sender).uniswapV3SwapCallback(amount0, amount1, data);
        require(before + taken <= IToken(into).balanceOf(address(this)), "IIA");
        emit Swap(msg.sender, recipient, amount0, amount1, root, liquidity(), slot0.tick);
        slot0.unlocked = true;
    }

    /// Within the one range: the fee is taken off what comes in. At the range's end the rest is left with the seller, and the
    /// price runs on through where nobody offers anything, to the limit.
    function _move(uint160 root, bool zeroForOne, uint256 amount, uint160 limit)
        private
        view
        returns (uint160 next, uint256 taken, uint256 given)
    {
        uint128 depth = liquidity();
        uint160 end = zeroForOne ? (limit > lowest ? limit : lowest) : (limit < highest ? limit : highest);
        if (depth == 0) return (limit, 0, 0);
        uint256 room = zeroForOne
            ? PoolMath.amount0(end, root, depth, true)
            : PoolMath.amount1(root, end, depth, true);
        uint256 net = PoolMath.mulDiv(amount, 1_000_000 - fee, 1_000_000);
        if (net >= room) {
            next = limit;
            taken = room + PoolMath.mulDivUp(room, fee, 1_000_000 - fee);
        } else {
            end = next = PoolMath.rootAfter(root, depth, net, zeroForOne);
            taken = amount;
        }
        given = zeroForOne
            ? PoolMath.amount1(end, root, depth, false)
            : PoolMath.amount0(root, end, depth, false);
    }

    function _since(Observation memory last, uint32 time) private view returns (Observation memory) {
        uint32 passed = time - last.time;
        uint128 depth = liquidity();
        return Observation(
            time,
            last.ticks + int56(slot0.tick) * int56(uint56(passed)),
            last.secondsPerLiquidity + ((uint160(passed) << 128) / (depth > 0 ? depth : 1))
        );
    }

    function _remember() private {
        Observation memory last = seen[slot0.observationIndex];
        if (last.time == uint32(block.timestamp)) return;
        if (
            slot0.observationCardinalityNext > slot0.observationCardinality
                && slot0.observationIndex == slot0.observationCardinality - 1
        ) slot0.observationCardinality = slot0.observationCardinalityNext;
        uint16 index = (slot0.observationIndex + 1) % slot0.observationCardinality;
        seen[index] = _since(last, uint32(block.timestamp));
        slot0.observationIndex = index;
    }

    function _observedAt(uint32 time) private view returns (Observation memory) {
        uint256 count = slot0.observationCardinality;
        uint256 index = slot0.observationIndex;
        if (seen[index].time <= time) return _since(seen[index], time);
        for (uint256 step = 1; step < count; ++step) {
            uint256 before = (index + count - step) % count;
            Observation memory from = seen[before];
            // A place of the ring that nothing was written to yet.
            if (from.time == 0) break;
            if (from.time > time) continue;
            Observation memory to = seen[(before + 1) % count];
            int56 length = int56(uint56(to.time - from.time));
            int56 passed = int56(uint56(time - from.time));
            from.ticks += ((to.ticks - from.ticks) / length) * passed;
            from.secondsPerLiquidity +=
                uint160((uint256(to.secondsPerLiquidity - from.secondsPerLiquidity) * uint56(passed)) / uint56(length));
            from.time = time;
            return from;
        }
        revert("OLD");
    }

    function devnetInitialize(address[2] calldata tokens, uint24 fee_, uint160 root, int24 from, int24 to)
        external
        onlyDevnet
    {
        (token0, token1) = (tokens[0], tokens[1]);
        fee = fee_;
        (lowest, highest) = (PoolMath.rootAt(from), PoolMath.rootAt(to));
        slot0 = Slot0(root, PoolMath.tickAt(root), 0, 1, 1, 0, true);
        seen[0] = Observation(uint32(block.timestamp), 0, 0);
    }

    /// How much of the position there is; its coins come and go by plain transfers.
    function devnetSetLiquidity(uint128 amount) external onlyDevnet {
        _remember();
        provided = amount;
    }
}

/// Tries a sale and takes it back: the pool's callback reverts with what would have come out.
contract QuoterV2 {
    address private constant FACTORY = 0x1F98431c8aD98523631AE4a59f267346ea31F984;
    bytes32 private constant POOL_CODE = 0xe34f199b19b2b4f47f68442619d555527d244f78a3297ea89325f843f87b8b54;

    struct QuoteExactInputSingleParams {
        address tokenIn;
        address tokenOut;
        uint256 amountIn;
        uint24 fee;
        uint160 sqrtPriceLimitX96;
    }

    function quoteExactInputSingle(QuoteExactInputSingleParams memory params)
        external
        returns (uint256 amountOut, uint160 sqrtPriceX96After, uint32 initializedTicksCrossed, uint256 gasEstimate)
    {
        bool zeroForOne = params.tokenIn < params.tokenOut;
        uint160 limit = params.sqrtPriceLimitX96;
        if (limit == 0) limit = zeroForOne ? 4295128740 : 1461446703485210103287273052203988822378723970341;
        UniswapV3Pool pool = _pool(params.tokenIn, params.tokenOut, params.fee);
        uint256 gasBefore = gasleft();
        try pool.swap(address(this), zeroForOne, int256(params.amountIn), limit, "") {}
        catch (bytes memory reason) {
            gasEstimate = gasBefore - gasleft();
            if (reason.length != 96) {
                if (reason.length < 68) revert("Unexpected error");
                assembly {
                    revert(add(reason, 32), mload(reason))
                }
            }
            (amountOut, sqrtPriceX96After,) = abi.decode(reason, (uint256, uint160, int24));
            // One range has no tick inside it to cross.
            initializedTicksCrossed = 0;
        }
    }

    function uniswapV3SwapCallback(int256 amount0Delta, int256 amount1Delta, bytes memory) external view {
        require(amount0Delta > 0 || amount1Delta > 0);
        uint256 received = uint256(amount0Delta > 0 ? -amount1Delta : -amount0Delta);
        (uint160 root, int24 tick,,,,,) = UniswapV3Pool(msg.sender).slot0();
        bytes memory answer = abi.encode(received, root, tick);
        assembly {
            revert(add(answer, 32), mload(answer))
        }
    }

    function _pool(address a, address b, uint24 fee) private pure returns (UniswapV3Pool) {
        (address first, address second) = a < b ? (a, b) : (b, a);
        bytes32 salt = keccak256(abi.encode(first, second, fee));
        bytes32 hash = keccak256(abi.encodePacked(hex"ff", FACTORY, salt, POOL_CODE));
        return UniswapV3Pool(address(uint160(uint256(hash))));
    }
}

/// Sells for whoever approved it: what a router would do. Only the devnet has it.
contract PoolSeller {
    function sell(address pool, address token, uint256 amount) external {
        UniswapV3Pool venue = UniswapV3Pool(pool);
        bool zeroForOne = token == venue.token0();
        uint160 limit = zeroForOne ? 4295128740 : 1461446703485210103287273052203988822378723970341;
        venue.swap(msg.sender, zeroForOne, int256(amount), limit, abi.encode(token, msg.sender));
    }

    function uniswapV3SwapCallback(int256 amount0Delta, int256 amount1Delta, bytes calldata data) external {
        (address token, address seller) = abi.decode(data, (address, address));
        IToken(token).transferFrom(seller, msg.sender, uint256(amount0Delta > 0 ? amount0Delta : amount1Delta));
    }
}
