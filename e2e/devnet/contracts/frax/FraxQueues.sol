// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/Devnet.sol";
import "./FraxTickets.sol";
import "./FraxTokens.sol";

interface IEtherRouter {
    function requestEther(address payable recipient, uint256 amount, bool bypass) external;
}

/// FraxEtherRedemptionQueueV2: tickets mature by time, then are paid in the order of their requests from the queue's own
/// ether and the router's. Left out: the lending pool's interest, roles, collecting of fees.
contract RedemptionQueueV2 is Devnet, FraxTickets {
    struct Ticket {
        bool hasBeenRedeemed;
        uint64 maturity;
        uint120 amount;
        uint64 redemptionFee;
        uint120 ttlEthRequestedSnapshot;
    }

    struct State {
        uint64 nextNftId;
        uint64 queueLengthSecs;
        uint64 redemptionFee;
        uint120 ttlEthRequested;
        uint120 ttlEthServed;
    }

    struct Accounting {
        uint120 etherLiabilities;
        uint120 unclaimedFees;
        uint120 pendingFees;
    }

    IFrxETH private constant FRXETH = IFrxETH(0x5E8422345238F34275888049021821E8E08CAa1f);
    ISfrxETH private constant SFRXETH = ISfrxETH(0xac3E018457B222d93114458476f3E3416Abbe38F);
    address private constant ROUTER = 0x5acAf61d339dd123e60ba450Ea38fbC49445007C;
    uint64 public constant FEE_PRECISION = 1e6;
    uint120 public constant MAX_FRXETH_PER_NFT = 1000 ether;

    State public redemptionQueueState;
    Accounting public redemptionQueueAccounting;
    mapping(uint256 => Ticket) public nftInformation;

    event EnterRedemptionQueue(
        uint256 indexed nftId,
        address indexed sender,
        address indexed recipient,
        uint256 amountFrxEthRedeemed,
        uint64 maturityTimestamp,
        uint64 redemptionFee,
        uint120 ttlEthRequestedSnapshot
    );
    event NftTicketRedemption(
        uint256 indexed nftId,
        address indexed sender,
        address indexed recipient,
        uint120 feeAmt,
        uint120 amountToRedeemer,
        bool isPartial
    );

    error NotMatureYet(uint256 currentTime, uint64 maturity);
    error InsufficientEth(uint120 requested, uint120 available);
    error QueuePosition(uint120 ttlEthRequestedSnapshot, uint120 requestedAmount, uint120 maxTtlEthServed);
    error RedeemingTooMuch(uint120 requested, uint120 entitledTo);
    error ExceedsMaxFrxEthPerNFT();
    error Erc721CallerNotOwnerOrApproved();
    error CannotRedeemZero();
    error InvalidEthTransfer();

    function name() public pure override returns (string memory) {
        return "FrxETH Redemption Queue Ticket V2";
    }

    function symbol() public pure override returns (string memory) {
        return "FrxETHRedemptionTicketV2";
    }

    receive() external payable {}

    /// The queue's own ether less what all tickets will be paid.
    function ethShortageOrSurplus() external view returns (int256 net, uint256 shortage) {
        Accounting memory owed = redemptionQueueAccounting;
        net = int256(address(this).balance) - int256(uint256(owed.etherLiabilities)) + int256(uint256(owed.pendingFees));
        if (net < 0) shortage = uint256(-net);
    }

    function canRedeem(uint256 id, uint120 partialAmount, bool revertIfFalse) public view returns (bool, uint120) {
        return _canRedeem(nftInformation[id], partialAmount, revertIfFalse);
    }

    function enterRedemptionQueue(address recipient, uint120 amount) public returns (uint256 id) {
        id = _enter(recipient, amount);
        FRXETH.transferFrom(msg.sender, address(this), amount);
    }

    function enterRedemptionQueueWithPermit(
        uint120 amount,
        address recipient,
        uint256 deadline,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external returns (uint256) {
        FRXETH.permit(msg.sender, address(this), amount, deadline, v, r, s);
        return enterRedemptionQueue(recipient, amount);
    }

    function enterRedemptionQueueViaSfrxEth(address recipient, uint120 amount) public returns (uint256) {
        SFRXETH.transferFrom(msg.sender, address(this), amount);
        return _enter(recipient, uint120(SFRXETH.redeem(amount, address(this), address(this))));
    }

    function enterRedemptionQueueWithSfrxEthPermit(
        uint120 amount,
        address recipient,
        uint256 deadline,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external returns (uint256) {
        SFRXETH.permit(msg.sender, address(this), amount, deadline, v, r, s);
        return enterRedemptionQueueViaSfrxEth(recipient, amount);
    }

    function fullRedeemNft(uint256 id, address payable recipient) external returns (uint120 paid, uint120 fee) {
        Ticket memory ticket = _take(id, 0);
        (paid, fee) = _pay(id, recipient, ticket.amount, ticket.redemptionFee, false);
    }

    function partialRedeemNft(uint256 id, address payable recipient, uint120 amount) external {
        if (amount == 0) revert CannotRedeemZero();
        Ticket memory ticket = _take(id, amount);
        _pay(id, recipient, amount, ticket.redemptionFee, true);
    }

    // --- devnet only ------------------------------------------------------------------------------------------------

    function devnetSet(uint64 queueLengthSecs, uint64 redemptionFee) external onlyDevnet {
        redemptionQueueState.queueLengthSecs = queueLengthSecs;
        redemptionQueueState.redemptionFee = redemptionFee;
    }

    // --- inside -----------------------------------------------------------------------------------------------------

    function _enter(address recipient, uint120 amount) private returns (uint256 id) {
        if (amount > MAX_FRXETH_PER_NFT) revert ExceedsMaxFrxEthPerNFT();
        State memory state = redemptionQueueState;
        redemptionQueueAccounting.etherLiabilities += amount;
        redemptionQueueAccounting.pendingFees += uint120(uint256(amount) * state.redemptionFee / FEE_PRECISION);
        uint64 maturity = uint64(block.timestamp) + state.queueLengthSecs;
        id = state.nextNftId;
        nftInformation[id] = Ticket(false, maturity, amount, state.redemptionFee, state.ttlEthRequested);
        _mintTicket(recipient, id);
        emit EnterRedemptionQueue(
            id, msg.sender, recipient, amount, maturity, state.redemptionFee, state.ttlEthRequested
        );
        redemptionQueueState.ttlEthRequested += amount;
        redemptionQueueState.nextNftId++;
    }

    /// A whole ticket is burnt, of another the rest stays in its place.
    function _take(uint256 id, uint120 amount) private returns (Ticket memory ticket) {
        if (!_mayMove(msg.sender, id)) revert Erc721CallerNotOwnerOrApproved();
        ticket = nftInformation[id];
        _canRedeem(ticket, amount, true);
        if (amount == 0 || amount == ticket.amount) {
            _burnTicket(id);
            redemptionQueueState.ttlEthServed += ticket.amount;
            nftInformation[id].amount = 0;
            nftInformation[id].hasBeenRedeemed = true;
        } else {
            redemptionQueueState.ttlEthServed += amount;
            nftInformation[id].amount -= amount;
        }
    }

    function _pay(uint256 id, address payable recipient, uint120 amount, uint64 feeRate, bool isPartial)
        private
        returns (uint120 paid, uint120 fee)
    {
        fee = uint120(uint256(amount) * feeRate / FEE_PRECISION);
        paid = amount - fee;
        redemptionQueueAccounting.unclaimedFees += fee;
        redemptionQueueAccounting.pendingFees -= fee;
        redemptionQueueAccounting.etherLiabilities -= amount;
        FRXETH.burn(paid);
        if (paid > address(this).balance) {
            IEtherRouter(ROUTER).requestEther(payable(this), paid - address(this).balance, true);
        }
        (bool sent,) = recipient.call{value: paid}("");
        if (!sent) revert InvalidEthTransfer();
        emit NftTicketRedemption(id, msg.sender, recipient, fee, paid, isPartial);
    }

    /// Zero asks for the whole ticket. The second value is how much of it could be paid: nothing before its time.
    function _canRedeem(Ticket memory ticket, uint120 amount, bool mustRevert)
        private
        view
        returns (bool redeemable, uint120 most)
    {
        if (block.timestamp < ticket.maturity || ticket.hasBeenRedeemed) {
            if (mustRevert) revert NotMatureYet(block.timestamp, ticket.maturity);
            return (false, 0);
        }
        if (amount == 0) amount = ticket.amount;
        uint120 needed = amount - uint120(uint256(amount) * ticket.redemptionFee / FEE_PRECISION);
        uint120 available = uint120(address(this).balance + ROUTER.balance);
        uint120 served = redemptionQueueState.ttlEthServed + available;
        uint120 before = ticket.ttlEthRequestedSnapshot;
        uint120 mine = served >= before ? served - before : 0;
        redeemable = true;
        if (needed > available) {
            if (mustRevert) revert InsufficientEth(needed, available);
            redeemable = false;
        }
        if (needed > mine) {
            if (mustRevert) revert QueuePosition(before, needed, served);
            redeemable = false;
        }
        if (amount > ticket.amount) {
            if (mustRevert) revert RedeemingTooMuch(amount, ticket.amount);
            redeemable = false;
        }
        most = ticket.amount;
        if (most > available) most = available;
        if (most > mine) most = mine;
    }
}

/// The first queue: its fee is taken at entry, its ether is its own, and a ticket can be given back early for frxETH.
contract RedemptionQueueV1 is Devnet, FraxTickets {
    struct Ticket {
        bool hasBeenRedeemed;
        uint64 maturity;
        uint120 amount;
        uint64 earlyExitFee;
    }

    struct State {
        uint64 nextNftId;
        uint64 queueLengthSecs;
        uint64 redemptionFee;
        uint64 earlyExitFee;
    }

    IFrxETH private constant FRXETH = IFrxETH(0x5E8422345238F34275888049021821E8E08CAa1f);
    uint64 public constant FEE_PRECISION = 1e6;

    State public redemptionQueueState;
    mapping(uint256 => Ticket) public nftInformation;

    event BurnRedemptionTicketNft(
        uint256 indexed nftId, address indexed sender, address indexed recipient, uint120 amountOut
    );
    event EarlyBurnRedemptionTicketNft(
        uint256 indexed nftId,
        address indexed sender,
        address indexed recipient,
        uint120 frxEthOut,
        uint120 earlyExitFeeAmount
    );

    error NotMatureYet(uint256 currentTime, uint64 maturity);
    error Erc721CallerNotOwnerOrApproved();
    error InvalidEthTransfer();

    function name() public pure override returns (string memory) {
        return "FrxETHRedemptionTicket";
    }

    function symbol() public pure override returns (string memory) {
        return "FrxETH Redemption Queue Ticket";
    }

    receive() external payable {}

    function enterRedemptionQueue(address recipient, uint120 amount) external {
        State memory state = redemptionQueueState;
        uint120 owed = amount - uint120(uint256(amount) * state.redemptionFee / FEE_PRECISION);
        uint64 maturity = uint64(block.timestamp) + state.queueLengthSecs;
        nftInformation[state.nextNftId] = Ticket(false, maturity, owed, state.earlyExitFee);
        _mintTicket(recipient, state.nextNftId);
        redemptionQueueState.nextNftId++;
        FRXETH.transferFrom(msg.sender, address(this), amount);
    }

    function earlyBurnRedemptionTicketNft(address payable recipient, uint256 id) external returns (uint120 out) {
        if (!_mayMove(msg.sender, id)) revert Erc721CallerNotOwnerOrApproved();
        Ticket memory ticket = nftInformation[id];
        uint120 fee = uint120(uint256(ticket.amount) * ticket.earlyExitFee / FEE_PRECISION);
        out = ticket.amount - fee;
        _burnTicket(id);
        nftInformation[id].hasBeenRedeemed = true;
        emit EarlyBurnRedemptionTicketNft(id, msg.sender, recipient, out, fee);
        FRXETH.transfer(recipient, out);
    }

    function burnRedemptionTicketNft(uint256 id, address payable recipient) external {
        if (!_mayMove(msg.sender, id)) revert Erc721CallerNotOwnerOrApproved();
        Ticket memory ticket = nftInformation[id];
        if (block.timestamp < ticket.maturity) revert NotMatureYet(block.timestamp, ticket.maturity);
        _burnTicket(id);
        nftInformation[id].hasBeenRedeemed = true;
        FRXETH.burn(ticket.amount);
        (bool sent,) = recipient.call{value: ticket.amount}("");
        if (!sent) revert InvalidEthTransfer();
        emit BurnRedemptionTicketNft(id, msg.sender, recipient, ticket.amount);
    }

    function devnetSet(uint64 queueLengthSecs, uint64 redemptionFee, uint64 earlyExitFee) external onlyDevnet {
        redemptionQueueState.queueLengthSecs = queueLengthSecs;
        redemptionQueueState.redemptionFee = redemptionFee;
        redemptionQueueState.earlyExitFee = earlyExitFee;
    }
}
