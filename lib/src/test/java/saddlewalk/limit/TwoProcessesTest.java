package saddlewalk.limit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;

class TwoProcessesTest {
    private static final Dataset DATA = Dataset.of(3, -12, 4);
    private static final Network START = Initialization.of(-100, new int[] {1, -1}, new double[][] {{1, 1, 1}, {-1, 1, 1}});

    // By hand: neuron 0 (+) is left with 3 and 4, speed 5/3; neuron 1 (−) with the 12, speed 12/3; the common n = 3.
    @Test
    void theJumpsOfBothSignsAreMergedInTimeWithTheirOwnNeurons() {
        TwoProcesses two = TwoProcesses.of(DATA, START);
        assertEquals(List.of(new Jump(0.25, 1, List.of(1)), new Jump(3 / 5.0, 0, List.of(0, 2))), two.merged());
        assertEquals(List.of(3.0, 0.0, 4.0), java.util.Arrays.stream(TwoProcesses.part(DATA, 1).labels()).boxed().toList());
        assertEquals(List.of(1), two.negativeNeurons());
    }

    @Test
    void aPartKeepsItsInputs() {
        Dataset turned = DATA.withRandomOrthonormalInputs(5, 1);
        assertArrayEquals(turned.input(2), TwoProcesses.part(turned, 1).input(2), 0);
        assertEquals(5, TwoProcesses.part(turned, -1).d());
    }

    // Apart from the start neuron 0 never had to lose the 12, so its constant is that of one sign, z = (3 + 4)/(5√3).
    @Test
    void apartFromTheStartAConstantIsThatOfOneSign() {
        TwoProcesses two = TwoProcesses.of(DATA, START);
        double z = 7 / (5 * Math.sqrt(3));
        assertEquals((0.5 * Math.log(5) + 0.5 * Math.log(Math.sqrt(2) - 1) - Math.log((1 + z) / 2)) * 3 / 5,
                two.offsetsApart(START).get(1), 1e-14);
    }

    @ParameterizedTest @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void algorithm1IsTheMerge(long seed) {
        Dataset data = Dataset.normal(12, seed);
        Network start = Initialization.balanced(6, 12, -1, seed);
        List<Jump> whole = LimitProcess.of(data, start).jumps();
        List<Jump> merged = TwoProcesses.of(data, start).merged();
        assertEquals(whole.stream().map(jump -> jump.neuron() + " " + jump.fitted()).toList(),
                merged.stream().map(jump -> jump.neuron() + " " + jump.fitted()).toList(), "seed " + seed);
    }

    @Test
    void aNetworkOfOneSignIsRefused() {
        Network one = Initialization.of(-1, new int[] {1}, new double[][] {{1, 1, 1}});
        assertEquals("the network must have neurons of both signs, there is none of sign -1",
                assertThrows(IllegalArgumentException.class, () -> TwoProcesses.of(DATA, one)).getMessage());
    }
}
