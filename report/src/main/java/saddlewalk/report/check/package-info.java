/**
 * Checks of the claims themselves, by hand and weekly: whether they stay true with other seeds, and whether small faults in
 * the library turn them red. Notebooks run cell by cell in a JVM of their own, without a kernel, and go on after a claim that
 * fails, so that every claim is heard.
 */
package saddlewalk.report.check;
