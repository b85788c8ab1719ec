package saddlewalk.claim;

/** How a measured number stands to the predicted one. */
enum Relation {
    EQUALS("equals"), AT_MOST("at most"), AT_LEAST("at least"), IN_INTERVAL("in interval");

    private final String label;

    Relation(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
