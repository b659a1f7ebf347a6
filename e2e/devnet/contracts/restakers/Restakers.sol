// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/Devnet.sol";

interface IDelegation {
    function delegatedTo(address staker) external view returns (address);
    function getWithdrawableShares(address staker, address[] calldata strategies)
        external
        view
        returns (uint256[] memory withdrawable, uint256[] memory deposited);
}

interface IPods {
    function getPod(address owner) external view returns (address);
}

/// An EigenLayer staker of a protocol. What it has and with whom is EigenLayer's to say; it only hands that on.
abstract contract Restaker is Devnet {
    IDelegation internal constant DELEGATION = IDelegation(0x39053D51B77DC0d36036Fc1fCc8Cb819df8Ef37A);
    IPods internal constant PODS = IPods(0x91E677b07F7AF907ec9a428aafA9fc14a0d3A338);
    address internal constant BEACON_STRATEGY = 0xbeaC0eeEeeeeEEeEeEEEEeeEEeEeeeEeeEEBEaC0;

    receive() external payable {}

    function _operator() internal view returns (address) {
        return DELEGATION.delegatedTo(address(this));
    }
}

/// Kelp's.
contract KelpNodeDelegator is Restaker {
    function elOperatorDelegatedTo() external view returns (address) {
        return _operator();
    }

    function eigenPod() external view returns (address) {
        return PODS.getPod(address(this));
    }

    function getEffectivePodShares() external view returns (int256) {
        address[] memory strategies = new address[](1);
        strategies[0] = BEACON_STRATEGY;
        (uint256[] memory withdrawable,) = DELEGATION.getWithdrawableShares(address(this), strategies);
        return int256(withdrawable[0]);
    }
}

/// Eigenpie's.
contract EigenpieNodeDelegator is Restaker {
    function delegateAddress() external view returns (address) {
        return _operator();
    }
}

contract PufferModule is Restaker {
    bytes32 public NAME;

    function devnetName(bytes32 name) external onlyDevnet {
        NAME = name;
    }
}

/// Swell's, one for each group of validators.
contract SwellStakerProxy is Restaker {
    function eigenPod() external view returns (address) {
        return PODS.getPod(address(this));
    }
}

/// ether.fi's owner of one EigenPod.
contract EtherFiNode is Restaker {
    function getEigenPod() external view returns (address) {
        return PODS.getPod(address(this));
    }
}

/// Lists Puffer's modules by name.
contract PufferProtocol is Devnet {
    bytes32[] private moduleWeights;
    mapping(bytes32 => address) private modules;

    event NewPufferModuleCreated(address module, bytes32 indexed moduleName, bytes32 withdrawalCredentials);

    function getModuleWeights() external view returns (bytes32[] memory) {
        return moduleWeights;
    }

    function getModuleAddress(bytes32 moduleName) external view returns (address) {
        return modules[moduleName];
    }

    function devnetAddModule(bytes32 name, address module) external onlyDevnet {
        moduleWeights.push(name);
        modules[name] = module;
        emit NewPufferModuleCreated(module, name, bytes32(uint256(1) << 248 | uint160(module)));
    }
}

/// Lists the operators that ether.fi runs. The node operators behind them, and what they may call, are left out.
contract AvsOperatorManager is Devnet {
    uint256 public nextAvsOperatorId;
    mapping(uint256 => address) public avsOperators;

    event CreatedEtherFiAvsOperator(uint256 indexed id, address etherFiAvsOperator);

    function devnetAdd(address operator) external onlyDevnet {
        if (nextAvsOperatorId == 0) nextAvsOperatorId = 1;
        avsOperators[nextAvsOperatorId] = operator;
        emit CreatedEtherFiAvsOperator(nextAvsOperatorId, operator);
        nextAvsOperatorId++;
    }
}

/// Numbers Swell's stakers, from 1.
contract SwellEigenLayerManager is Devnet {
    uint256 public stakeId;
    mapping(uint256 => address) public stakerProxyAddresses;

    function devnetAdd(address proxy) external onlyDevnet {
        stakeId++;
        stakerProxyAddresses[stakeId] = proxy;
    }
}
