package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import saddlewalk.bias.LabelLaw;
import saddlewalk.bias.MinimumNorm;
import saddlewalk.limit.LimitProcess;
import saddlewalk.limit.Resolution;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;

class TrainedAtWidthTest {
    // (15): the limit λ → 0, at the λ that resolves it.
    @Test
    void trainingEndsWhereAlgorithmOneDoes() {
        for (TrainedAtWidth network : TrainedAtWidth.several(LabelLaw.UNIFORM, 6, 8, 2, 1)) {
            assertEquals(network.limitRatio(), network.resolvedRatio(), 1e-7);
            assertTrue(network.limitRatio() >= 1 && network.coarseRatio() > 0.9, network.toString());
            assertEquals(8, network.m());
        }
    }

    // Three uniform labels, three neurons: seeds 1, 2 and 3, the last of which needs L = 11,598.08.
    @Test
    void theSeedsFollowEachOtherAtTheLambdaThatResolvesThem() {
        List<TrainedAtWidth> networks = TrainedAtWidth.several(LabelLaw.UNIFORM, 3, 3, 3, 1);
        assertEquals(3, networks.size());
        for (int seed = 1; seed <= 3; seed++) {
            TrainedAtWidth network = networks.get(seed - 1);
            Dataset data = LabelLaw.UNIFORM.draw(3, seed);
            LimitProcess process = LimitProcess.of(data, Initialization.balancedPositive(3, 3, -1, seed));
            double least = MinimumNorm.of(data).squaredNorm();
            assertEquals(process.squaredNorm() / least, network.limitRatio(), 1e-14);
            double margin = -network.logLambda() * Resolution.of(process, -1).endExponent();
            assertTrue(network.logLambda() == -1000 ? margin >= 35 : Math.abs(margin - 35) < 1e-12, network.toString());
            assertEquals(seed == 3, network.logLambda() < -1000);
        }
        // a second way, once: nothing in closed form; the solver's local error 1e−10, a hundred times
        Dataset data = LabelLaw.UNIFORM.draw(3, 1);
        Network start = Initialization.balancedPositive(3, 3, -20, 1);
        double coarse = GradientFlow.of(data, start).withoutClosedForms().run().finalNetwork().squaredNorm();
        assertEquals(coarse / MinimumNorm.of(data).squaredNorm(), networks.get(0).coarseRatio(), 1e-8);
    }

    // Two neurons of seed 10,987 meet so nearly that L would have to be 1.26·10⁷.
    @Test
    void aSeedThatNeedsTooSmallALambdaIsPassedOver() {
        TrainedAtWidth next = TrainedAtWidth.several(LabelLaw.UNIFORM, 2, 2, 1, 10_988).get(0);
        assertEquals(next, TrainedAtWidth.several(LabelLaw.UNIFORM, 2, 2, 1, 10_987).get(0));
        assertEquals(-1000, next.logLambda(), 0);
    }
}
