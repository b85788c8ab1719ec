package saddlewalk.sweep;

import java.io.Serializable;

/**
 * The row of one run.
 *
 * @param run  number of the run in the grid
 * @param text as {@link Rows#row} gives it
 */
public record FinishedRow(int run, String text) implements Serializable { }
