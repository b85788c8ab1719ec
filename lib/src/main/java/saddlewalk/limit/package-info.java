/**
 * Section 3 of the paper: Algorithm 1 and the limit process it defines, without any training, also for a million data or
 * hundreds of millions of neurons; which of its plateaus a given λ shows; and which of the paper's assumptions hold.
 *
 * <p>Times are accelerated, t = T / log(1/λ) with T the flow's time; {@link saddlewalk.limit.Clocks} converts.
 */
package saddlewalk.limit;
