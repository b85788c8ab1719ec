/** The only place that knows there is a notebook kernel: showing values in it, and not outliving the front end. */
package saddlewalk.notebook;
