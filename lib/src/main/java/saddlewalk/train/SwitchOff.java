package saddlewalk.train;

/**
 * A coordinate ⟨w_j, x_k⟩ that was positive became ≤ 0, and stays there (Assumption 2).
 *
 * @param epoch the first epoch at which it is ≤ 0
 * @param neuron j
 * @param datum k
 */
public record SwitchOff(long epoch, int neuron, int datum) { }
