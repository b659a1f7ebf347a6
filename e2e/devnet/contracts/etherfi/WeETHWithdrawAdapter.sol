// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/Permit.sol";
import "./EtherFiBase.sol";
import "./Interfaces.sol";

/// A withdrawal request straight from weETH.
contract WeETHWithdrawAdapter is EtherFiPausable {
    IWeETH private constant weETH = IWeETH(0xCd5fE23C85820F7B72D0926FC9b05b43E359b7ee);
    IEETH private constant eETH = IEETH(0x35fA164735182de50811E8e2E824cFb9B6118ac2);

    error ZeroAmount();
    error ZeroAddress();

    function requestWithdraw(uint256 weETHAmount, address recipient) public whenNotPaused returns (uint256) {
        blacklist.nonBlacklisted(msg.sender);
        if (weETHAmount == 0) revert ZeroAmount();
        if (recipient == address(0)) revert ZeroAddress();
        weETH.transferFrom(msg.sender, address(this), weETHAmount);
        uint256 eETHAmount = weETH.unwrap(weETHAmount);
        eETH.increaseAllowance(POOL, eETHAmount);
        return ILiquidityPool(POOL).requestWithdraw(recipient, eETHAmount);
    }

    function requestWithdrawWithPermit(uint256 weETHAmount, address recipient, PermitInput calldata input)
        external
        returns (uint256)
    {
        try weETH.permit(msg.sender, address(this), input.value, input.deadline, input.v, input.r, input.s) {} catch {}
        return requestWithdraw(weETHAmount, recipient);
    }
}
