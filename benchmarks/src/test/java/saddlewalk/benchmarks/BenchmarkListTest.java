package saddlewalk.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/** From JDK 23 on JMH generates nothing, in silence, unless its processor is configured: what it generated counts. */
class BenchmarkListTest {
    private static final Set<String> TIMED = Set.of("Algorithm1.millionLabels", "Flow.figureOne",
            "FlowByDormandPrince54.figureOne", "Leap.figureOne", "Patterns.manyNeurons",
            "StepByStep.figureOne");

    @Test
    void jmhGeneratedEveryBenchmarkThatIsTimed() {
        Set<String> generated = new TreeSet<>();
        BenchmarkList.fromString(resource("META-INF/BenchmarkList"))
                .getAll(OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT), List.of())
                .forEach(entry -> generated.add(entry.getUsername().replace("saddlewalk.benchmarks.", "")));
        assertEquals(new TreeSet<>(TIMED), generated);
    }

    /** The other way round: an annotated method that nobody listed would not be missed. */
    @Test
    void everyMethodAnnotatedAsABenchmarkIsListedHere() throws Exception {
        List<String> annotated = new ArrayList<>();
        Path classes = Path.of(StepByStep.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (Stream<Path> files = Files.list(classes.resolve("saddlewalk/benchmarks"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
                String name = file.getFileName().toString().replace(".class", "");
                Class<?> type = Class.forName("saddlewalk.benchmarks." + name);
                Stream.of(type.getDeclaredMethods()).filter(method -> method.isAnnotationPresent(Benchmark.class))
                        .forEach(method -> annotated.add(type.getSimpleName() + "." + method.getName()));
            }
        }
        assertEquals(new TreeSet<>(TIMED), new TreeSet<>(annotated));
    }

    private static String resource(String name) {
        try (InputStream in = StepByStep.class.getClassLoader().getResourceAsStream(name)) {
            assertNotNull(in, name + " is missing: did JMH's processor run? See annotationProcessorPaths in pom.xml");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
