/**
 * A reader's own labels: sections 2 to 5 of the paper asked about a file, and what is told where the file, or an assumption, will
 * not do.
 */
package saddlewalk.own;
