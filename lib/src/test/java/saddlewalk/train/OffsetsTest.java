package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import saddlewalk.limit.Resolution;

class OffsetsTest {
    private static List<FigureOne> problems(long seed, double... logLambdas) {
        return DoubleStream.of(logLambdas).mapToObj(logLambda -> FigureOne.of(seed, logLambda)).toList();
    }

    private static List<Offsets> offsets(List<FigureOne> problems) {
        return Offsets.of(problems, problems.stream().map(FigureOne::trainedJumps).toList());
    }

    @Test
    void offsetsAreConstantUpToAWholeEpoch() {
        for (Offsets offset : offsets(problems(150, -2000, -4000, -1e4, -1e5))) {
            assertEquals(4, offset.epochs().size(), "jump " + offset.jump());
            assertTrue(offset.span() < 1, () -> "jump " + offset.jump() + ": " + offset.epochs());
        }
    }

    // Seed 47690 has two slow jumps, at accelerated times 21.001 and 21.029: at log λ = −2000 the second begins before the
    // first has settled, and the loss passes their heights a thousand epochs away from where it does at −10⁵.
    @Test
    void jumpsThatOverlapAtAGivenLambdaAreLeftOut() {
        List<FigureOne> problems = problems(47690, -2000, -1e5);
        Resolution near = problems.get(0).resolution();
        assertEquals(List.of(true, true, true, true, false, false),
                List.of(1, 2, 3, 4, 5, 6).stream().map(near::isSeparate).toList());
        assertEquals(List.of(2, 2, 2, 2, 1, 1), offsets(problems).stream().map(o -> o.epochs().size()).toList());
    }

    // Seed 25530: neuron 1 is left over with |ρ| = 0.0013, but it lost its last data to a neuron that saw the same, and the
    // two act as one: already at log λ = −1000 the norm is (15) to twelve digits, where λ^0.0026 would be 0.08.
    @Test
    void aNeuronThatSharesItsLastDataWithTheOneThatJumpedLeavesNoDistance() {
        FigureOne problem = FigureOne.of(25530, -1000);
        assertTrue(problem.resolution().finalNormExponent() > 0.03, problem.resolution()::toString);
        assertEquals(0, problem.finalNormDistance(), 1e-10);
    }

    @Test
    void theSpanIsTheLargestMinusTheSmallest() {
        assertEquals(3.5, new Offsets(1, List.of(-1e3, -2e3, -3e3), List.of(2.5, -1.0, 0.5)).span(), 0);
    }
}
