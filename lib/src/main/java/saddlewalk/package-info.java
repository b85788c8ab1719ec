/**
 * Executable companion to <i>Mildly Overparameterized ReLU Networks on Orthogonal Data: Incremental Learning and
 * Implicit Bias</i> (arXiv 2605.27097). The packages below follow the paper's sections.
 */
package saddlewalk;
