package saddlewalk.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import saddlewalk.Numbers;
import saddlewalk.bias.MinimumNorm;
import saddlewalk.limit.LimitProcess;
import saddlewalk.model.ActivationMask;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;
import saddlewalk.output.Bundle;
import saddlewalk.plot.Jumps;
import saddlewalk.train.GradientDescent;
import saddlewalk.train.Recorder;
import saddlewalk.train.Trajectory;

/**
 * Twenty problems, trained and predicted, for readers of the report who cannot run Java: ten as the paper's Figure 1 (n = 64,
 * m = 6, one sign), ten with both signs (n = 24, m = 10), each the next seed whose data are all seen by some neuron; λ = e^−1000.
 */
final class TwentyProblems {
    private static final double LOG_LAMBDA = -1000;
    private static final double STEP_SIZE = 0.01;
    private static final int EACH = 10;
    private static final int RECORDS = 300;

    private TwentyProblems() {
    }

    /** Title, words, HTML with the static picture, and specification of each. Costs about a second. */
    static List<Map<String, Object>> all() {
        List<Map<String, Object>> problems = new ArrayList<>();
        for (boolean positive : new boolean[] {true, false}) {
            long seed = 0;
            for (int i = 0; i < EACH; i++) {
                seed = next(seed + 1, positive);
                problems.add(problem(seed, positive, problems.size() + 1));
            }
        }
        return problems;
    }

    private static Dataset data(long seed, boolean positive) {
        return positive ? Dataset.absoluteNormal(64, seed) : Dataset.normal(24, seed);
    }

    private static Network start(long seed, boolean positive) {
        return positive ? Initialization.balancedPositive(6, 64, LOG_LAMBDA, seed)
                : Initialization.balanced(10, 24, LOG_LAMBDA, seed);
    }

    private static long next(long from, boolean positive) {
        long seed = from;
        while (!ActivationMask.of(data(seed, positive), start(seed, positive)).zeroRows().isEmpty()) {
            seed++;
        }
        return seed;
    }

    private static Map<String, Object> problem(long seed, boolean positive, int number) {
        Dataset data = data(seed, positive);
        Network start = start(seed, positive);
        LimitProcess process = LimitProcess.of(data, start).withStepSize(STEP_SIZE);
        int p = process.jumpCount();
        long last = (long) process.jumpEpoch(p, LOG_LAMBDA);
        Trajectory run = GradientDescent.of(data, start).withStepSize(STEP_SIZE).withEpochLimit(2 * last)
                .recording(Recorder.every(Math.max(1, last / RECORDS))).run();
        double least = MinimumNorm.of(data).squaredNorm();
        String title = "n = " + data.n() + ", m = " + start.m() + (positive ? ", labels |N(0, 1)|" : ", labels N(0, 1), both signs")
                + ", seed " + seed;
        String words = p + " jumps; squared norm " + Numbers.brief(run.finalNetwork().squaredNorm(), 5) + " trained, "
                + Numbers.brief(process.squaredNorm(), 5) + " by Algorithm 1, " + Numbers.brief(process.squaredNorm() / least, 3)
                + " times the least possible.";
        Bundle bundle = Jumps.over(run, process, LOG_LAMBDA).id("problem-" + number)
                .caption("Mean squared error and fitted data against epochs, λ = e^−1000, η = 0.01. The drops fall on the jumps.").picture()
                .bundle();
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("title", title);
        problem.put("words", words);
        problem.put("html", bundle.values().get("text/html"));
        problem.put("specification", bundle.values().get("application/vnd.plotly.v1+json"));
        return problem;
    }
}
