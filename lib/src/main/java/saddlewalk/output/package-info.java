/**
 * What is shown, apart from who shows it: a bundle holds one output in several MIME types. Claims and figures make
 * bundles; only {@code saddlewalk.notebook} knows a kernel that takes them.
 */
package saddlewalk.output;
