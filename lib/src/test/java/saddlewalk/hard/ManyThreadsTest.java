package saddlewalk.hard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import saddlewalk.bias.WidthLaw;
import saddlewalk.limit.FirstPlateau;
import saddlewalk.limit.GramProcess;
import saddlewalk.limit.PatternProcess;
import saddlewalk.limit.Resolution;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Inputs;
import saddlewalk.model.Network;
import saddlewalk.limit.LimitProcess;
import saddlewalk.model.PatternStream;
import saddlewalk.own.OwnProblem;
import saddlewalk.sweep.Grid;
import saddlewalk.sweep.NormMeasurement;
import saddlewalk.sweep.NormRow;
import saddlewalk.sweep.Sweep;
import saddlewalk.train.FlowTrajectory;
import saddlewalk.train.GradientDescent;
import saddlewalk.train.GradientFlow;
import saddlewalk.train.GramDescent;
import saddlewalk.train.GramRun;
import saddlewalk.train.Recorder;
import saddlewalk.train.Trajectory;

/**
 * Many threads that use one object at once see the same bits as one thread alone; sweeps that go on at once, each on its
 * own file, write the rows of one alone. {@link saddlewalk.claim.Claims} are confined to one thread, as their javadoc says.
 */
class ManyThreadsTest {
    private static final int THREADS = 8;
    private static final Dataset DATA = Dataset.of(3, -4, 12, 5).withRandomOrthonormalInputs(6, 1);
    private static final Network START = Initialization.balanced(4, 6, -30, 1);

    private static final Dataset POSITIVE = Dataset.of(3, 4, 12, 5);
    private static final Inputs LEANING = Inputs.equalInnerProducts(4, 0.2);
    private static final Network ONE_SIGN = Initialization.balancedPositive(4, LEANING.d(), -30, 1);

    record Case(String name, Supplier<Object> read) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        LimitProcess process = LimitProcess.of(DATA, START);
        GradientDescent descent = GradientDescent.of(DATA, START).withStepSize(0.05).recording(Recorder.every(50).withNorms());
        Trajectory run = descent.run();
        GradientFlow flow = GradientFlow.of(World.DATA, World.START);
        FlowTrajectory flown = flow.run();
        GramDescent gram = GramDescent.of(POSITIVE.labels(), LEANING, ONE_SIGN).withStepSize(0.05).withEpochLimit(2000)
                .watching(20, 1).recordingEvery(100);
        GramRun gramRun = gram.run();
        GramProcess gramProcess = GramProcess.of(POSITIVE.labels(), LEANING, ONE_SIGN, 0.05);
        FirstPlateau plateau = FirstPlateau.of(POSITIVE.labels(), LEANING, ONE_SIGN, 0.05);
        WidthLaw law = WidthLaw.ofLabels(POSITIVE.labels(), 0.5);
        OwnProblem own = OwnProblem.of(DATA, 4, -40, 1);
        Resolution resolution = Resolution.of(process, -30);
        PatternStream stream = PatternStream.random(4, 5000, 1);
        PatternProcess patterns = PatternProcess.of(DATA.labels(), stream);
        return Stream.of(
                new Case("Inputs", () -> new Object[] {LEANING.gram(), LEANING.largest(), LEANING.times(DATA.labels()),
                    LEANING.norm(DATA.labels()), LEANING.coordinates(ONE_SIGN.storedHidden(0))}),
                new Case("GramDescent", () -> seen(gram.run())),
                new Case("GramDescent in batches", () -> seen(gram.withBatches(2, 3).withEpochLimit(200).run())),
                new Case("GramRun", () -> seen(gramRun)),
                new Case("GramProcess", () -> new Object[] {gramProcess.jumps(), gramProcess.holds(),
                    GramProcess.of(POSITIVE.labels(), LEANING, ONE_SIGN, 0.05).jumps()}),
                new Case("FirstPlateau", () -> new Object[] {plateau.first(), plateau.growth(1), plateau.visibleEpoch(2),
                    plateau.switches(0).toString(), plateau.othersMargin(), plateau.active(3)}),
                new Case("WidthLaw", () -> new Object[] {law.blocks(5), law.ratio(), law.beta(),
                    WidthLaw.ofLabels(POSITIVE.labels(), 0.5).ratio()}),
                new Case("OwnProblem", () -> new Object[] {own.train(Recorder.endsOnly().withNorms()).logNorms(0),
                    own.logLambdaNeeded(), own.claimable().toString(), own.assumptions().toString(),
                    own.middles().trainedErrors()}),
                new Case("Resolution", () -> new Object[] {resolution.finalNormExponent(), resolution.margin(1),
                    resolution.settlingExponent(), resolution.logLambdaNeeded(), resolution.unresolved()}),
                new Case("PatternProcess", () -> new Object[] {patterns.jumps(), patterns.squaredNorm(),
                    PatternProcess.of(DATA.labels(), stream).squaredNorm()}),
                new Case("Dataset", () -> new Object[] {DATA.labels(), DATA.input(2), DATA.coordinates(DATA.input(1)),
                    DATA.labelNorm(List.of(0, 2))}),
                new Case("Network", () -> new Object[] {START.predictions(DATA), START.loss(DATA), START.squaredNorm(),
                    START.direction(1), START.logNorm(2)}),
                new Case("LimitProcess", () -> new Object[] {process.plateauMeanSquaredErrors(), process.exponent(0, 0.3),
                    process.saddle(process.jumpCount()).predictions(DATA), process.squaredNorm()}),
                new Case("GradientDescent", () -> descent.run().meanSquaredErrors()),
                new Case("Trajectory", () -> new Object[] {run.recordedEpochs(), run.meanSquaredErrors(), run.logNorms(0),
                    run.finalNetwork().predictions(DATA)}),
                new Case("GradientFlow", () -> flow.run().finalNetwork().predictions(World.DATA)),
                new Case("FlowTrajectory", () -> new Object[] {flown.end().value(),
                    flown.at(flown.end().value() / 2).residuals(), flown.finalState().logNorm(1)}));
    }

    private static Object seen(GramRun run) {
        return new Object[] {run.epochs(), run.meanSquaredErrors(), run.crossings(), run.logNorms(1), run.predictions(),
            run.squaredNorm()};
    }

    // Eight sweeps of one object, each on its own file, with two threads of their own.
    @Test
    void sweepsOnSeveralFilesAtOnceWriteTheRowsOfOneAlone(@TempDir Path folder) throws Exception {
        Sweep<NormRow> sweep = Sweep.of(Grid.of(4, 3).withSeeds(1, 6), NormMeasurement.ofPaper()).withThreads(2);
        sweep.to(folder.resolve("alone.csv"));
        String alone = Files.readString(folder.resolve("alone.csv"));
        List<String> texts = atOnce(i -> {
            sweep.to(folder.resolve(i + ".csv"));
            return Files.readString(folder.resolve(i + ".csv"));
        });
        texts.forEach(text -> assertEquals(sorted(alone), sorted(text)));
    }

    /** Rows stand in the order in which they were finished. */
    private static List<String> sorted(String text) {
        return text.lines().sorted().toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void seeTheSameBits(Case each) throws Exception {
        String alone = Call.text(each.read().get());             // text of doubles in full: equal text, equal bits
        atOnce(i -> Call.text(each.read().get())).forEach(text -> assertEquals(alone, text));
    }

    private interface Job {
        String run(int thread) throws Exception;
    }

    private static List<String> atOnce(Job job) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            CyclicBarrier together = new CyclicBarrier(THREADS);
            List<Future<String>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                running.add(pool.submit(() -> {
                    together.await();
                    return job.run(thread);
                }));
            }
            List<String> texts = new ArrayList<>();
            for (Future<String> one : running) {
                texts.add(one.get());
            }
            return texts;
        } finally {
            pool.shutdownNow();
        }
    }
}
