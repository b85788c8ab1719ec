/**
 * Figures: written with Tablesaw's jsplot, turned into one JSON specification, shown with three faces (the
 * specification for an interactive front end, a static SVG of it in HTML, one line of text). Nothing else in the
 * library depends on them.
 */
package saddlewalk.plot;
