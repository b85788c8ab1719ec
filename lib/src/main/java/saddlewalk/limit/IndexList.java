package saddlewalk.limit;

import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.stream.IntStream;

/** An immutable list of indices that holds four bytes for each: a jump may fit a million data. */
final class IndexList extends AbstractList<Integer> implements RandomAccess {
    private final int[] indices;
    private final int size;

    private IndexList(int[] indices, int size) {
        this.indices = indices;
        this.size = size;
    }

    /** A list of the first {@code size} entries of the array itself, which nobody may change any more. */
    static IndexList wrapping(int[] indices, int size) {
        return new IndexList(indices, size);
    }

    /** The indices of a stream, in its order. */
    static IndexList of(IntStream indices) {
        int[] all = indices.toArray();
        return new IndexList(all, all.length);
    }

    /** The same indices, in the same order; the list itself if it is one of these already. */
    static IndexList copyOf(List<Integer> list) {
        return list instanceof IndexList indices ? indices
                : of(list.stream().mapToInt(Integer::intValue));
    }

    @Override
    public Integer get(int i) {
        return indices[Objects.checkIndex(i, size)];
    }

    /** The entry as a number. */
    int at(int i) {
        return indices[Objects.checkIndex(i, size)];
    }

    @Override
    public int size() {
        return size;
    }
}
