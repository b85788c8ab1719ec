package saddlewalk.hard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import saddlewalk.limit.Jump;
import saddlewalk.limit.LimitProcess;
import saddlewalk.model.ActivationMask;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;
import saddlewalk.model.PatternStream;
import saddlewalk.train.GradientDescent;
import saddlewalk.train.Recorder;

/** Who changes an array after handing it over, or one that was handed out, changes nothing in the object. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CopiesTest {
    private Copies copies;
    private int asked;

    @BeforeAll
    void begin(@TempDir Path folder) {
        copies = new Copies(folder);
    }

    @AfterAll
    void hundredsOfMethodsWereAsked() {
        assertTrue(asked < Api.classes().size() || copies.looks() > 400, "methods asked: " + copies.looks());
    }

    static Stream<Class<?>> classes() {
        return Api.classes().stream();
    }

    @ParameterizedTest
    @MethodSource("classes")
    void noPublicMethodSharesAnArrayAListOrAMap(Class<?> type) {
        asked++;
        assertEquals("", String.join("\n", copies.complaints(type)));
    }

    /** What is handed over (and spoilt afterwards), what is made of it, and all that can be seen of that. */
    record Case<T>(String name, List<?> parts, Function<List<?>, T> maker, Function<T, Object> seen) {
        void check() {
            T object = maker.apply(parts);
            String before = Call.text(seen.apply(object));
            parts.forEach(Copies::spoil);
            assertEquals(before, Call.text(seen.apply(object)), "after the parts were changed");
            Copies.spoil(seen.apply(object));
            assertEquals(before, Call.text(seen.apply(object)), "after the results were changed");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case<?>> cases() {
        return Stream.of(
                new Case<>("labels", List.of(new double[] {3, 4, 12}), p -> Dataset.of((double[]) p.get(0)),
                        data -> new Object[] {data.labels(), data.input(1), data.coordinates(new double[] {1, 2, 3})}),
                new Case<>("inputs", List.of(new double[] {3}, new double[][] {{0, 1}}),
                        p -> Dataset.of((double[]) p.get(0), (double[][]) p.get(1)),
                        data -> new Object[] {data.labels(), data.input(0), data.combination(new double[] {2})}),
                new Case<>("weights", List.of(new int[] {1, -1}, new double[] {1, -2}, new double[][] {{1, 2}, {3, 4}},
                        new int[] {0, -5}),
                        p -> Network.scaled((int[]) p.get(0), (double[]) p.get(1), (double[][]) p.get(2), (int[]) p.get(3)),
                        net -> new Object[] {net.signs(), net.storedHidden(1), net.hidden(0), net.direction(0),
                            net.output(1), net.binaryScale(1), net.predict(new double[] {1, 1})}),
                new Case<>("directions", List.of(new int[] {1}, new double[][] {{3, 4}}),
                        p -> Initialization.of(-40, (int[]) p.get(0), (double[][]) p.get(1)),
                        net -> new Object[] {net.signs(), net.storedHidden(0)}),
                new Case<>("rows of a mask", List.of((Object) new int[][] {{1, 0}, {0, 1}}),
                        p -> ActivationMask.ofRows((int[][]) p.get(0)),
                        mask -> mask.rows().toArray()),
                new Case<>("words of a mask", List.of((Object) new long[][] {{1, 2}}),
                        p -> ActivationMask.ofWords(2, (long[][]) p.get(0)),
                        mask -> mask.rows().toArray()),
                new Case<>("patterns", List.of(new long[] {1, 2}), p -> PatternStream.of(2, (long[]) p.get(0)),
                        stream -> new Object[] {stream.word(0), stream.word(1)}),
                new Case<>("fitted data", List.of(new ArrayList<>(List.of(1, 2))), p -> new Jump(1, 0, ints(p.get(0))),
                        jump -> jump.fitted().toArray()),
                new Case<>("labels and signs of Algorithm 1", List.of(new double[] {3, 4, 12}, new int[] {1, 1}),
                        p -> LimitProcess.of((double[]) p.get(0), (int[]) p.get(1), World.MASK),
                        process -> new Object[] {process.jumps().toArray(), process.plateauMeanSquaredErrors(),
                            process.fittedCounts(), process.direction(0, 0), process.sign(0)}),
                new Case<>("levels watched in training", List.of(new double[] {50, 20}),
                        p -> GradientDescent.of(World.DATA, World.START).watching((double[]) p.get(0))
                                .recording(Recorder.endsOnly().withNorms()).run(),
                        run -> new Object[] {run.crossings(), run.recordedEpochs(), run.meanSquaredErrors(), run.logNorms(0)}));
    }

    @SuppressWarnings("unchecked")
    private static List<Integer> ints(Object list) {
        return (List<Integer>) list;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aChangeOfTheArraysIsNotSeen(Case<?> each) {
        each.check();
    }
}
