package saddlewalk.hard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;
import saddlewalk.limit.LimitProcess;
import saddlewalk.train.FlowTrajectory;
import saddlewalk.train.GradientDescent;
import saddlewalk.train.GradientFlow;
import saddlewalk.train.Recorder;
import saddlewalk.train.Trajectory;

/** Many threads that read one object see the same bits as one thread alone. */
class ManyThreadsTest {
    private static final int THREADS = 8;
    private static final Dataset DATA = Dataset.of(3, -4, 12, 5).withRandomOrthonormalInputs(6, 1);
    private static final Network START = Initialization.balanced(4, 6, -30, 1);

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
        return Stream.of(
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

    @ParameterizedTest
    @MethodSource("cases")
    void seeTheSameBits(Case each) throws Exception {
        String alone = Call.text(each.read().get());             // text of doubles in full: equal text, equal bits
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            CyclicBarrier together = new CyclicBarrier(THREADS);
            Callable<String> reader = () -> {
                together.await();
                return Call.text(each.read().get());
            };
            List<Future<String>> texts = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                texts.add(pool.submit(reader));
            }
            for (Future<String> text : texts) {
                assertEquals(alone, text.get());
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
