package saddlewalk.limit;

/** What Algorithm 1 does when two neurons with different, overlapping data would jump at the same time. */
public enum TieRule {
    /** An error that names both neurons: the flow does not follow Algorithm 1 there, whichever is picked. [derived] */
    REFUSE,
    /** The paper's convention of an argmin made single-valued: the smallest index jumps. */
    SMALLEST_INDEX
}
