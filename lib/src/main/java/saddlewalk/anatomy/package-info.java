/**
 * The anatomy of one jump: appendices B.2 and D of the paper and its Figure 2. Explicit windows around a jump, from Algorithm 1
 * alone; the two standard problems on which they exist at λ = e^{−1000}; and the phases of a jump as measured on a run of
 * the gradient flow, to be compared with the lemmas.
 *
 * <p>Here jump i, for i = 1 … p, is the one at t_i; the paper's proof calls it the step from saddle i − 1 to saddle i. T is the
 * flow's own time, t = T / L accelerated time, L = log(1/λ).
 */
package saddlewalk.anatomy;
