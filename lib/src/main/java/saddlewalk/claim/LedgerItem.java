package saddlewalk.claim;

/**
 * One item of the ledger: a numbered item of the paper, a remark that its text makes in passing, or a result of ours.
 *
 * @param item        its name, which claims refer to, such as {@code (11)} or {@code Lemma 3}
 * @param kind        equation, assumption, definition, hypothesis, theorem, proposition, lemma, corollary, algorithm, figure,
 *     table, remark, or result for one of ours
 * @param section     where in the paper
 * @param statement   one sentence, in our words
 * @param mark        where the statement comes from: {@code text}, {@code derived}, {@code our form} or {@code ours}
 * @param result      proved, checked or heuristic for {@code ours}; otherwise empty
 * @param unclaimed   why no claim is owed: empty, or {@code lost: …} or {@code explained: …}
 */
public record LedgerItem(String item, String kind, String section, String statement, String mark, String result,
        String unclaimed) {
}
