package saddlewalk.hard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@link Sweep} over all public classes; what it does not ask stands in {@link Excused}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryPublicMethodTest {
    private Sweep sweep;
    private int asked;

    @BeforeAll
    void begin(@TempDir Path folder) {
        sweep = new Sweep(folder);
    }

    @AfterAll
    void thousandsOfCallsWereMade() {
        assertTrue(asked < Api.classes().size() || sweep.calls() > 10000, "calls made: " + sweep.calls());
    }

    static Stream<Class<?>> classes() {
        return Api.classes().stream();
    }

    @ParameterizedTest
    @MethodSource("classes")
    void answersOrRefusesInWords(Class<?> type) {
        asked++;
        assertEquals("", String.join("\n", sweep.complaints(type)));
    }

    @Test
    void everyExceptionNamesSomethingThatExists() {
        Set<String> names = new TreeSet<>();
        for (Class<?> type : Api.classes()) {
            String name = type.getName().replaceFirst(".*\\.", "").replace('$', '.');
            names.add(name);
            Api.of(type).forEach(e -> names.add(name + "." + e.getName()));
        }
        Stream.of(Excused.COSTLY, Excused.SKIPPED, Excused.NAN, Excused.THROWS).map(Map::keySet).forEach(
                keys -> assertEquals(List.of(), keys.stream().filter(key -> !names.contains(key)).toList()));
    }
}
