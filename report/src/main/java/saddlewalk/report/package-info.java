/**
 * Runs the notebooks in fresh kernels and writes the report: one page a notebook, an index with the ledger of claims,
 * {@code claims.json} and {@code run.json}. Behind {@code ./reproduce} and behind the notebook tests alike.
 */
package saddlewalk.report;
