package saddlewalk.report;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A JVM of a notebook's kernel, as it wrote itself down; JJava has two, a launcher and the kernel proper.
 *
 * @param pid     process id
 * @param version its {@code java.version}
 * @param home    its {@code java.home}
 */
public record KernelJvm(long pid, String version, Path home) {

    static List<KernelJvm> in(Path folder) {
        List<KernelJvm> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".properties")).sorted().toList()) {
                Properties facts = new Properties();
                try (Reader in = Files.newBufferedReader(file)) {
                    facts.load(in);
                }
                found.add(new KernelJvm(Long.parseLong(file.getFileName().toString().replace(".properties", "")),
                        facts.getProperty("java.version", "?"), Path.of(facts.getProperty("java.home", "?"))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(found);
    }
}
