package saddlewalk.output;

/** Something that knows how it is shown. */
public interface Showable {
    /** The same output in every form that a front end may choose from. */
    Bundle bundle();
}
