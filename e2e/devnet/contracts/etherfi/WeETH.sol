// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/ERC20.sol";
import "../shared/Permit.sol";
import "./EtherFiBase.sol";
import "./Interfaces.sol";

/// weETH: one weETH is one share of eETH.
contract WeETH is EtherFiPausable, ERC20, Permit {
    IEETH public constant eETH = IEETH(0x35fA164735182de50811E8e2E824cFb9B6118ac2);
    ILiquidityPool public constant liquidityPool = ILiquidityPool(0x308861A430be4cce5502d0A12724771Fc6DaF216);

    function name() public pure override returns (string memory) {
        return "Wrapped eETH";
    }

    function symbol() public pure override returns (string memory) {
        return "weETH";
    }

    function _beforeTransfer(address from, address to, uint256) internal view override whenNotPaused {
        blacklist.nonBlacklisted(from);
        blacklist.nonBlacklisted(to);
        blacklist.nonBlacklisted(msg.sender);
    }

    function wrap(uint256 eETHAmount) public whenNotPaused returns (uint256 minted) {
        require(eETHAmount > 0, "weETH: can't wrap zero eETH");
        minted = liquidityPool.sharesForAmount(eETHAmount);
        _mint(msg.sender, minted);
        eETH.transferFrom(msg.sender, address(this), eETHAmount);
    }

    function wrapWithPermit(uint256 eETHAmount, PermitInput calldata input) external returns (uint256) {
        // A permit somebody else used first must not stop the wrap: the allowance is there then.
        try eETH.permit(msg.sender, address(this), input.value, input.deadline, input.v, input.r, input.s) {} catch {}
        return wrap(eETHAmount);
    }

    function unwrap(uint256 weETHAmount) external whenNotPaused returns (uint256 eETHAmount) {
        require(weETHAmount > 0, "Cannot unwrap a zero amount");
        eETHAmount = liquidityPool.amountForShare(weETHAmount);
        _burn(msg.sender, weETHAmount);
        eETH.transfer(msg.sender, eETHAmount);
    }

    function getWeETHByeETH(uint256 eETHAmount) external view returns (uint256) {
        return liquidityPool.sharesForAmount(eETHAmount);
    }

    function getEETHByWeETH(uint256 weETHAmount) public view returns (uint256) {
        return liquidityPool.amountForShare(weETHAmount);
    }

    function getRate() external view returns (uint256) {
        return getEETHByWeETH(1 ether);
    }

    // The name of the first initialisation, which the domain kept when the token was renamed.
    function _domainName() internal pure override returns (string memory) {
        return "EtherFi wrapped ETH";
    }

    function _permitApprove(address owner, address spender, uint256 value) internal override {
        _approve(owner, spender, value);
    }
}
