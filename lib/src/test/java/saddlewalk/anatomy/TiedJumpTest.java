package saddlewalk.anatomy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class TiedJumpTest {
    // Speeds √(9·1.01² + 16)/3 and 5/3: ρ_1(t_1) = 5/√(9·1.0201 + 16) − 1.
    @Test
    void theDistanceIsAlgorithmOnes() {
        assertEquals(1000 * (1 - 5 / Math.sqrt(9 * 1.0201 + 16)), TiedJump.of(0.01).distance(-1000), 1e-10);
    }

    @Test
    void withoutAGapTheMirrorGivesEachOneHalf() {
        TiedJump tie = TiedJump.of(1e-8);
        assertEquals(0.5, tie.share(-1000), tie.distance(-1000));
    }

    @Test
    void withAWideGapTheShareFallsLikeLambdaToTheDistance() {
        TiedJump close = TiedJump.of(0.01);
        double fall = Math.log(close.share(-3000) / close.share(-4000));
        assertEquals(close.distance(-1000), fall, StrictMath.exp(-close.distance(-3000)));
    }

    @Test
    void aGapThatIsNoneIsNamed() {
        var e = assertThrows(IllegalArgumentException.class, () -> TiedJump.of(0));
        assertEquals("the relative gap must be in (0, 1), got 0", e.getMessage());
    }
}
