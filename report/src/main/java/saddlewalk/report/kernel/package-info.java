/** What runs inside a notebook's kernel, as a Java agent; nothing else of this module does. */
package saddlewalk.report.kernel;
