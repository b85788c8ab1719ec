package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import saddlewalk.limit.LimitProcess;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;

class SaddleRanksTest {
    private static final Dataset DATA = Dataset.of(3, 4, 12);

    private static SaddleRanks trained(double logLambda, double[][] directions) {
        Network start = Initialization.of(logLambda, IntStream.range(0, directions.length).map(j -> 1).toArray(), directions);
        LimitProcess process = LimitProcess.of(DATA, start).withStepSize(FigureOne.STEP_SIZE);
        FigureOne problem = new FigureOne(1, logLambda, DATA, start, process);
        PlateauMiddles middles = PlateauMiddles.of(process, logLambda, 100);
        return SaddleRanks.of(problem, middles, GradientDescent.of(DATA, start).withStepSize(FigureOne.STEP_SIZE)
                .recording(Recorder.endsOnly().andAt(middles.epochs()).withNetworks()).run());
    }

    // By hand: neuron 1 fits the 12, then neuron 0 fits (3, 4): rank i on plateau i, singular values √12, then √12 and √5.
    @Test
    void eachSaddleHasOneRankMore() {
        SaddleRanks ranks = trained(-300, new double[][] {{1, 2, -1}, {-1, -1, 1}});
        assertEquals(List.of(0, 1, 2), ranks.saddles());
        assertEquals(List.of(), ranks.missing());
        assertEquals(List.of(0, 1, 2), ranks.ranks());
        assertEquals(List.of(Math.sqrt(12), Math.sqrt(12), Math.sqrt(5)), ranks.predicted());
        for (int k = 0; k < 3; k++) {
            assertEquals(ranks.predicted().get(k), ranks.largest().get(k), 0.05);
        }
        assertEquals(List.of(2, 2, 2), ranks.values().stream().map(List::size).toList(), "two neurons, two values a saddle");
        assertEquals(ranks.largest().get(2), ranks.values().get(2).get(1));
        assertEquals("SaddleRanks[saddles [0, 1, 2], ranks [0, 1, 2]]", ranks.toString());
    }

    // Neuron 0 sees 3 and 4, neuron 2 the 4 alone: left over with ρ = −1 + (3/5)(4/3) = −0.2 once neuron 0 has jumped at 3/5. At
    // L = 300 that is e^−60, and at L = 45 it is e^−9.
    @Test
    void theLastSaddleIsMissingWhereANeuronLeftOverIsNotTiny() {
        double[][] directions = {{1, 2, -1}, {-1, -1, 1}, {-1, 1, -1}};
        assertEquals(List.of(0, 1, 2), trained(-300, directions).saddles());
        assertEquals(true, trained(-45, directions).missing().contains(2));
    }
}
