package saddlewalk.train;

/**
 * A coordinate ⟨w_j, x_k⟩ that was positive reached 0 along the flow, and stays there (Assumption 2).
 *
 * @param time when it is 0
 * @param neuron j
 * @param datum k
 */
public record FlowSwitchOff(FlowTime time, int neuron, int datum) { }
