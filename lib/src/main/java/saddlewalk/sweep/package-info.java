/**
 * Appendix A.2, the further experiments: grids of independent runs, the same rows whoever runs them.
 *
 * <p>A {@link saddlewalk.sweep.Grid} is all combinations of n, m, log λ, η, label law, start and seeds in a fixed order, or
 * several such one after the other. A {@link saddlewalk.sweep.Measurement} makes a row of a
 * {@link saddlewalk.sweep.Setting}. A {@link saddlewalk.sweep.Sweep} runs one at all points of the other, on all cores or
 * by another {@link saddlewalk.sweep.Runner}, and keeps the results in memory, or in a file that is gone on with after any
 * kill.
 *
 * <p>Figures 5 and 6 are sweeps, and the widths of the law: {@link saddlewalk.sweep.NormMeasurement},
 * {@link saddlewalk.sweep.WidthMeasurement}, {@link saddlewalk.sweep.BlocksMeasurement}.
 */
package saddlewalk.sweep;
