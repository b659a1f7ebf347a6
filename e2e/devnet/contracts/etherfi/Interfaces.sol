// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

interface ILiquidityPool {
    function totalValueInLp() external view returns (uint128);
    function getTotalPooledEther() external view returns (uint256);
    function getTotalEtherClaimOf(address account) external view returns (uint256);
    function amountForShare(uint256 share) external view returns (uint256);
    function sharesForAmount(uint256 amount) external view returns (uint256);
    function sharesForWithdrawalAmount(uint256 amount) external view returns (uint256);
    function amountPerShareCeil() external view returns (uint256);
    function requestWithdraw(address recipient, uint256 amount) external returns (uint256);
    function withdraw(address recipient, uint256 amount) external returns (uint256);
    function withdraw(uint256 amount, uint256 share) external;
    function burnEEthShares(uint256 shares) external;
    function burnEEthSharesForNonETHWithdrawal(uint256 shares, uint256 valueInEth) external;
    function addEthAmountLockedForWithdrawal(uint128 amount) external;
}

interface IEETH {
    function totalShares() external view returns (uint256);
    function shares(address account) external view returns (uint256);
    function balanceOf(address account) external view returns (uint256);
    function mintShares(address to, uint256 amount) external;
    function burnShares(address from, uint256 amount) external;
    function transfer(address to, uint256 amount) external returns (bool);
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
    function increaseAllowance(address spender, uint256 added) external returns (bool);
    function permit(address owner, address spender, uint256 value, uint256 deadline, uint8 v, bytes32 r, bytes32 s)
        external;
}

interface IWeETH {
    function balanceOf(address account) external view returns (uint256);
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
    function unwrap(uint256 weETHAmount) external returns (uint256);
    function getEETHByWeETH(uint256 weETHAmount) external view returns (uint256);
    function permit(address owner, address spender, uint256 value, uint256 deadline, uint8 v, bytes32 r, bytes32 s)
        external;
}
