/**
 * Training (sections 2 and 4, appendices A and D): gradient descent as the paper's experiments ran it, the gradient flow
 * that the paper proves things about, and what a run leaves behind.
 */
package saddlewalk.train;
