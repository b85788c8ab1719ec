/** The command line of {@code report/sweep}: a grid of independent runs on this machine's cores. */
package saddlewalk.report.sweep;
