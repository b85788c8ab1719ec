package saddlewalk.claim;

/** What every claim must say in words. */
final class Words {
    private Words() {
    }

    static String check(String name, String text) {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException("a claim must say its " + name + ", got "
                    + (text == null ? "null" : "\"" + text + "\""));
        }
        return text.strip();
    }
}
