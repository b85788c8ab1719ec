package saddlewalk.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

class AxisTest {
    private static List<String> labels(Axis axis, int most) {
        return axis.ticks(most).stream().map(Axis.Tick::label).filter(label -> !label.isEmpty()).toList();
    }

    @Test
    void aLinearAxisHasRoundTicksWithThousands() {
        assertEquals(List.of("0", "500,000", "1,000,000", "1,500,000"), labels(new Axis(-60_000, 1_660_000, false, 0, 700), 7));
        assertEquals(List.of("−1", "−0.8", "−0.6", "−0.4", "−0.2", "0"), labels(new Axis(-1.04, 0.04, false, 0, 1), 7));
    }

    @Test
    void aLogarithmicAxisHasPowersOfTen() {
        assertEquals(List.of("10⁻⁵", "10⁻⁴", "10⁻³", "0.01", "0.1", "1"), labels(new Axis(-5.2, 0.2, true, 0, 1), 7));
        assertEquals(List.of("0.02", "0.05", "0.1", "0.2"), labels(new Axis(-1.9, -0.5, true, 0, 1), 7).subList(0, 4));
    }

    @Test
    void aLongLogarithmicAxisLabelsEveryFewPowers() {
        assertTrue(labels(new Axis(-30, 2, true, 0, 1), 7).size() <= 8);
    }

    // log10(0.01) = −2 lies halfway between −4 and 0.
    @Test
    void aValueHasItsPlaceAndAValueThatHasNoneIsNotANumber() {
        assertEquals(150, new Axis(-4, 0, true, 100, 200).position(0.01), 1e-12);
        assertEquals(125, new Axis(0, 4, false, 100, 200).position(1), 1e-12);
        assertTrue(Double.isNaN(new Axis(-4, 0, true, 100, 200).position(0)));
        assertTrue(Double.isNaN(new Axis(0, 4, false, 100, 200).position(Double.NaN)));
    }

    @Test
    void anAxisWithoutARangeIsRefused() {
        var node = JsonNodeFactory.instance.objectNode();
        node.set("range", Specification.array(1, 1));
        var e = assertThrows(IllegalArgumentException.class, () -> Axis.of(node, 0, 1));
        assertEquals("an axis needs a range of two increasing numbers, got [1.0,1.0]", e.getMessage());
    }
}
