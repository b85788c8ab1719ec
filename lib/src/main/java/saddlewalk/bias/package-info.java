/**
 * Section 5 and appendices E and F.1 of the paper, the implicit bias: the norm of what training finds beside the least
 * norm of any interpolator, how likely the data are interpolated at all, and certificates that bound the norm without
 * training. It reads data, masks and Algorithm 1, never a trained network.
 */
package saddlewalk.bias;
