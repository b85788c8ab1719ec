package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import saddlewalk.limit.FirstPlateau;
import saddlewalk.limit.LimitProcess;
import saddlewalk.model.ActivationMask;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Inputs;
import saddlewalk.model.Network;

/** Four data in dimension 8, two draws; each is made again here and asked of other classes. Tolerances are rounding. */
class RandomInputsTest {
    private static final double LOG_LAMBDA = -60;
    private static final long FIRST = 4;
    private final RandomInputs random = RandomInputs.of(4, 2, FIRST, 2, LOG_LAMBDA);

    /** One draw, made again: 2 + log₂ 4 = 4 neurons and the η at which a neuron that sees all grows by 2 % an epoch. */
    private static final class Again {
        private final double[] labels;
        private final Inputs inputs;
        private final Network start;
        private final double norm;
        private final double eta;

        private Again(long seed) {
            labels = Dataset.absoluteNormal(4, seed).labels();
            inputs = Inputs.onSphere(4, 8, seed);
            start = Initialization.balancedPositive(4, 8, LOG_LAMBDA, seed);
            norm = Math.hypot(Math.hypot(labels[0], labels[1]), Math.hypot(labels[2], labels[3]));
            eta = 0.04 / norm;
        }

        private int[][] seen() {
            int[][] seen = new int[4][4];                                        // [datum][neuron]
            for (int j = 0; j < 4; j++) {
                double[] u = inputs.coordinates(start.storedHidden(j));
                for (int k = 0; k < 4; k++) {
                    seen[k][j] = u[k] > 0 ? 1 : 0;
                }
            }
            return seen;
        }
    }

    private static int column(int[][] rows, int j) {
        return rows[0][j] + rows[1][j] + rows[2][j] + rows[3][j];
    }

    // The textbook loop's errors, with the activation read off the weights: a tenth of ‖y‖²/n is gone.
    @Test
    void theFirstJumpIsThatOfTheTextbookLoop() {
        for (int i = 0; i < 2; i++) {
            Again again = new Again(FIRST + i);
            RandomInputs.Draw draw = random.draws().get(i);
            PlainGradientDescent.Result plain = PlainGradientDescent.run(again.labels, again.inputs.vectors(), again.start,
                    again.eta, (int) draw.trained(), 0);
            double level = 0.9 * again.norm * again.norm / 4;
            assertTrue(plain.meanSquaredErrorAt((int) draw.trained()) <= level);
            assertTrue(plain.meanSquaredErrorAt((int) draw.trained() - 1) > level);
            int[][] seen = again.seen();
            int unseen = 0;
            int switchedOn = 0;
            for (int j = 0; j < 4; j++) {
                unseen += 4 - column(seen, j);
                double[] end = again.inputs.coordinates(plain.network().hidden(j));
                for (int k = 0; k < 4; k++) {
                    switchedOn += seen[k][j] == 0 && end[k] > 0 ? 1 : 0;         // here none is off again by then
                }
            }
            assertEquals(unseen, draw.unseen());
            assertEquals(switchedOn, draw.switchedOn());
            assertEquals(switchedOn / (double) unseen, random.shareSwitchedOn()[i], 0);
        }
    }

    // Algorithm 1 itself, on the mask of the start.
    @Test
    void algorithm1IsAskedWithWhatTheNeuronsSeeAtTheStart() {
        for (int i = 0; i < 2; i++) {
            Again again = new Again(FIRST + i);
            RandomInputs.Draw draw = random.draws().get(i);
            LimitProcess process = LimitProcess.of(again.labels, new int[] {1, 1, 1, 1}, ActivationMask.ofRows(again.seen()))
                    .withStepSize(again.eta);
            assertEquals(process.jumpEpoch(1, LOG_LAMBDA), draw.algorithm1(), 1e-11);     // some 3000 epochs, to rounding
            assertEquals((draw.algorithm1() - draw.trained()) / draw.trained(), random.latenessOfAlgorithm1()[i], 1e-15);
        }
    }

    @Test
    void thePlateauIsThatOfTheNeuronThatShowsFirst() {
        for (int i = 0; i < 2; i++) {
            Again again = new Again(FIRST + i);
            RandomInputs.Draw draw = random.draws().get(i);
            FirstPlateau plateau = FirstPlateau.of(again.labels, again.inputs, again.start, again.eta);
            int j = plateau.first();
            assertEquals(plateau.visibleEpoch(j), draw.plateau(), 1e-11);
            assertEquals((draw.plateau() - draw.trained()) / draw.trained(), random.latenessOfPlateau()[i], 1e-15);
            assertEquals(plateau.growth(j), draw.growth(), 1e-16);
            assertEquals(column(again.seen(), j), draw.seen());
            assertEquals(plateau.active(j).size(), draw.sees());
            double squares = plateau.active(j).stream().mapToDouble(k -> Math.pow(again.labels[k] / again.norm, 2)).sum();
            assertEquals(0.02 * Math.sqrt(squares), draw.uncorrelated(), 1e-16);
            assertEquals((Math.log1p(draw.growth()) - Math.log1p(draw.uncorrelated())) / Math.log1p(draw.uncorrelated()),
                    random.errorOfUncorrelatedSpeed()[i], 1e-15);
        }
        assertEquals(2, random.ratio(), 0);
    }
}
