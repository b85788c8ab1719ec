/**
 * Appendix A.2, the further experiments: grids of independent trainings, run in parallel with the same rows whatever the number of
 * threads.
 */
package saddlewalk.sweep;
