/**
 * How fast: JMH benchmarks of the library, and the problems that {@code benchmarks/compare} hands to the peers. Nothing
 * depends on this package.
 */
package saddlewalk.benchmarks;
