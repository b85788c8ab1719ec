package saddlewalk.claim;

/** Where a statement comes from. */
public enum Mark {
    /** Word for word what the paper's text keeps. */
    TEXT("text"),
    /** Follows from the paper's definitions, and was checked against an independent computation. */
    DERIVED("derived"),
    /** Stands in for a constant or condition of the paper that could not be read, and may differ from it. */
    OUR_FORM("our form"),
    /** Not in the paper: a result of this companion. */
    OURS("ours");

    private final String label;

    Mark(String label) {
        this.label = label;
    }

    /** {@code text}, {@code derived}, {@code our form} or {@code ours}. */
    public String label() {
        return label;
    }
}
