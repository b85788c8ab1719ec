/**
 * Sweeps on Apache Spark: the runs of {@link saddlewalk.sweep.Sweep} on a cluster, with the same rows byte for byte. Nothing
 * else depends on this module.
 */
package saddlewalk.cluster;
