package saddlewalk.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IndexListTest {
    @Test
    void itEqualsTheOrdinaryListOfTheSameNumbers() {
        IndexList list = IndexList.wrapping(new int[] {3, 5, 1000, 7}, 3);
        assertEquals(List.of(3, 5, 1000), list);
        assertEquals(list, List.of(3, 5, 1000));
        assertEquals(List.of(3, 5, 1000).hashCode(), list.hashCode());
        assertEquals("[3, 5, 1000]", list.toString());
        assertEquals(list, IndexList.of(IntStream.of(3, 5, 1000)));
        assertThrows(IndexOutOfBoundsException.class, () -> list.get(3));
    }

    @Test
    void itCannotBeChangedAndIsNotCopiedTwice() {
        IndexList list = IndexList.copyOf(List.of(1, 2));
        assertSame(list, IndexList.copyOf(list));
        assertThrows(UnsupportedOperationException.class, () -> list.set(0, 7));
        assertThrows(UnsupportedOperationException.class, () -> list.remove(0));
    }

    @Test
    void aJumpOnManyDataReadsInOneLine() {
        Jump jump = new Jump(0.5, 3, IndexList.of(IntStream.range(0, 500_000)));
        assertEquals("Jump[time=0.500000, neuron=3, fitted=[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, … 500000 data]]",
                jump.toString());
    }

    @Test
    void anEntryIsReadAsANumber() {
        IndexList list = IndexList.wrapping(new int[] {3, 5, 7}, 2);
        assertEquals(3, list.at(0));
        assertEquals(5, list.at(1));
        assertThrows(IndexOutOfBoundsException.class, () -> list.at(2));
    }
}
