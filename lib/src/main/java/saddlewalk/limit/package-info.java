/**
 * Section 3 of the paper: Algorithm 1 and the limit process it defines, without any training; which of its plateaus a
 * given λ shows; and which of the paper's assumptions hold.
 *
 * <p>Times are accelerated, t = T / log(1/λ) with T the flow's time; {@link saddlewalk.limit.Clocks} converts.
 */
package saddlewalk.limit;
