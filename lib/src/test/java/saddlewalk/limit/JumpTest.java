package saddlewalk.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JumpTest {
    @ParameterizedTest
    @CsvSource({"0, 0", "-1, -1", "NaN, NaN"})
    void aJumpTimeThatIsNotPositiveIsNamedInTheMessage(double time, String text) {
        var e = assertThrows(IllegalArgumentException.class, () -> new Jump(time, 0, List.of(1)));
        assertEquals("jump time must be > 0, got " + text, e.getMessage());
    }

    @Test
    void aJumpNeedsANeuronAndData() {
        var e = assertThrows(IllegalArgumentException.class, () -> new Jump(1, -1, List.of(1)));
        assertEquals("neuron of a jump must be >= 0, got -1", e.getMessage());
        e = assertThrows(IllegalArgumentException.class, () -> new Jump(0.5, 2, List.of()));
        assertEquals("neuron 2 jumps at 0.5 but fits no data", e.getMessage());
    }

    @Test
    void aJumpHasAValueAndReadsWell() {
        List<Integer> fitted = new ArrayList<>(List.of(0, 1));
        Jump jump = new Jump(0.25, 1, fitted);
        fitted.clear();
        assertEquals(new Jump(0.25, 1, List.of(0, 1)), jump);
        assertEquals("Jump[time=0.250000, neuron=1, fitted=[0, 1]]", jump.toString());
    }

    // A hundred data are still shown one by one, one more is not.
    @Test
    void aHundredDataAreShownInFull() {
        List<Integer> data = IntStream.range(0, 100).boxed().toList();
        assertEquals("Jump[time=0.500000, neuron=3, fitted=" + data + "]", new Jump(0.5, 3, data).toString());
        assertEquals("Jump[time=0.500000, neuron=3, fitted=[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, … 101 data]]",
                new Jump(0.5, 3, IntStream.range(0, 101).boxed().toList()).toString());
    }
}
