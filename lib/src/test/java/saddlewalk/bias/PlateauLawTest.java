package saddlewalk.bias;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import saddlewalk.model.Dataset;

class PlateauLawTest {
    @Test
    void aSmallerStartLowersThePlateauAndNeedsMoreNeurons() {
        Dataset data = Dataset.normal(32, 1);
        PlateauLaw large = PlateauLaw.of(data, Math.log(1e-2));
        PlateauLaw small = PlateauLaw.of(data, Math.log(1e-8));
        assertTrue(1 < small.ratio() && small.ratio() < large.ratio() && small.width() > large.width(), large + " " + small);
    }

    // E = n₊ log 2 once every datum is seen: 2·2^{n₊} neurons.
    @Test
    void noMoreNeuronsAreNeededThanPatterns() {
        Dataset data = Dataset.of(1, 1.1, 0.9, 1.2, 1);
        assertTrue(PlateauLaw.of(data, -500).width() <= 64.001);
    }

    // All 2^n patterns of one sign are weighed by e^{β‖y_S‖²} one by one, and β is found by halving an interval; tolerances
    // are the solver's 1e−12 in β, times slopes of order 10.
    @ParameterizedTest
    @ValueSource(doubles = {-8, -15, -30})
    void aSumOverAllPatternsGivesTheSamePlateau(double logC) {
        Patterns plus = new Patterns(4, logC, 1.5, 0.8);
        Patterns minus = new Patterns(4, logC, 1.2, 0.5);
        PlateauLaw law = PlateauLaw.of(Dataset.of(1.5, -0.5, 0.8, -1.2), logC);
        double norm = plus.norm / Math.sqrt(plus.share) + minus.norm / Math.sqrt(minus.share);
        assertEquals(norm / (plus.norm + minus.norm), law.ratio(), 1e-10);
        assertEquals(2 * Math.exp(Math.max(plus.price, minus.price)), law.width(), 1e-10);
        assertEquals(2 * Math.max(plus.crowd, minus.crowd), law.crowd(), 1e-10);
    }

    // A label 0 has nothing to be seen for: it only adds a dimension, and makes no sign of its own.
    @Test
    void aLabelZeroIsOnlyADimension() {
        Patterns positive = new Patterns(3, -20, 2, 0.7);
        PlateauLaw law = PlateauLaw.of(Dataset.of(2, 0, 0.7), -20);
        assertEquals(1 / Math.sqrt(positive.share), law.ratio(), 1e-10);
        assertEquals(2 * Math.exp(positive.price), law.width(), 1e-10);
        assertEquals(2 * positive.crowd, law.crowd(), 1e-10);
        Patterns negative = new Patterns(3, -20, 1.3, 0.9);
        assertEquals(1 / Math.sqrt(negative.share), PlateauLaw.of(Dataset.of(-1.3, 0, -0.9), -20).ratio(), 1e-10);
    }

    /** Labels of one sign: what the class comment says, summed over all patterns. */
    private static final class Patterns {
        private final int d;
        private final double[] y;
        private final double norm;
        private double share;                    // Q
        private double price;                    // E
        private double crowd;
        private double cosine;                   // z

        Patterns(int d, double logC, double... y) {
            this.d = d;
            this.y = y;
            norm = Math.sqrt(square((1 << y.length) - 1));
            double low = 0;
            double high = 1e3;
            for (int halving = 0; halving < 100; halving++) {
                double beta = (low + high) / 2;
                weigh(beta);
                double rho = beta * norm * norm * Math.sqrt(share);
                double offered = Math.log(0.5) + 2 * logC + 2 * Math.log((1 + cosine) / 2) + 2 * rho * Math.sqrt(share) - price;
                if (offered > Math.log(norm / Math.sqrt(share))) {
                    high = beta;
                } else {
                    low = beta;
                }
            }
        }

        private double square(int pattern) {
            return IntStream.range(0, y.length).filter(k -> (pattern >> k & 1) == 1).mapToDouble(k -> y[k] * y[k]).sum();
        }

        private double sum(int pattern) {
            return IntStream.range(0, y.length).filter(k -> (pattern >> k & 1) == 1).mapToDouble(k -> y[k]).sum();
        }

        private void weigh(double beta) {
            int count = 1 << y.length;
            double mean = 0;
            double meanSquare = 0;
            for (int s = 0; s < count; s++) {
                double weight = Math.exp(beta * (square(s) - norm * norm));
                mean += weight / count;
                meanSquare += weight * weight / count;
            }
            crowd = meanSquare / mean / mean;
            double seen = 0;
            double labels = 0;
            price = 0;
            for (int s = 0; s < count; s++) {
                double chance = Math.exp(beta * (square(s) - norm * norm)) / mean / count;
                seen += chance * square(s);
                labels += chance * sum(s);
                price += chance > 0 ? chance * Math.log(count * chance) : 0;
            }
            share = seen / norm / norm;
            cosine = Math.sqrt(2 / (Math.PI * d)) * labels / Math.sqrt(seen);   // E|N(0, 1)| = √(2/π)
        }
    }
}
