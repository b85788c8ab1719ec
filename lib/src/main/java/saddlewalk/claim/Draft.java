package saddlewalk.claim;

/**
 * The words of a claim that is being made; filled in from left to right, null where it has not come so far.
 *
 * @param place index among the claims, from 1
 */
record Draft(int place, String item, Mark mark, String statement, String predictedBy, String measuredBy) {
    Draft predictedBy(String how) {
        return new Draft(place, item, mark, statement, Words.check("way of predicting", how), null);
    }

    Draft measuredBy(String how) {
        String words = Words.check("way of measuring", how);
        if (words.equals(predictedBy)) {
            throw new IllegalArgumentException(name() + ": measured by what it was predicted by, \"" + words + "\"");
        }
        return new Draft(place, item, mark, statement, predictedBy, words);
    }

    String name() {
        return item + " " + statement;
    }
}
