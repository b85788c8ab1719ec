package saddlewalk.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import saddlewalk.Numbers;

class ClocksTest {
    // 500,000 epochs of 0.01 on the mean squared error are 10,000 units of flow time; over L = 1000 that is t = 10.
    @Test
    void oneEpochAdvancesFlowTimeByTwiceTheStep() {
        assertEquals(10, Clocks.acceleratedTime(500_000, 0.01, -1000));
        assertEquals(500_000, Clocks.epochs(10, 0.01, -1000));
        assertEquals(10_000, Clocks.flowTime(10, -1000));
        assertEquals(1000, Clocks.logInverse(-1000));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.0, 1, Double.NaN, Double.NEGATIVE_INFINITY})
    void withoutASmallLambdaThereIsNoAcceleratedTime(double logLambda) {
        String words = "time is accelerated by log(1/lambda) > 0: log lambda must be finite and < 0, got "
                + Numbers.full(logLambda);
        for (org.junit.jupiter.api.function.Executable what : new org.junit.jupiter.api.function.Executable[] {
            () -> Clocks.logInverse(logLambda), () -> Clocks.epochs(1, 1, logLambda),
                    () -> Clocks.flowTime(1, logLambda),
            () -> Clocks.acceleratedTime(1, 1, logLambda)}) {
            assertEquals(words, assertThrows(IllegalArgumentException.class, what).getMessage());
        }
    }
}
