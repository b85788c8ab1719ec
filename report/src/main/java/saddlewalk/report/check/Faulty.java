package saddlewalk.report.check;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The library compiled with one fault in it, in a folder of its own; nothing in the working copy changes. */
final class Faulty implements AutoCloseable {
    private final Path folder;

    private Faulty(Path folder) {
        this.folder = folder;
    }

    /**
     * Compiles all of the library's sources, one of them changed.
     *
     * @throws IllegalArgumentException if the mutation's line is not there, or the result does not compile
     */
    static Faulty of(Path root, Mutation mutation) throws IOException {
        String mutated = mutation.mutated(root);
        Path folder = Files.createTempDirectory("saddlewalk-mutation-");
        Path sources = root.resolve(Mutation.SOURCES);
        Path changed = folder.resolve("sources").resolve(mutation.file());
        Files.createDirectories(changed.getParent());
        Files.writeString(changed, mutated);
        Path classes = Files.createDirectories(folder.resolve("classes"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> tree = Files.walk(sources)) {
            List<Path> all = tree.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> file.equals(sources.resolve(mutation.file())) ? changed : file).sorted().toList();
            boolean compiled = compiler.getTask(said, files, null, List.of("-nowarn", "-proc:none", "--release", "17", "-d",
                    classes.toString(), "-cp", jars(root.resolve("report/target/jars"))), null,
                    files.getJavaFileObjectsFromPaths(all)).call();
            if (!compiled) {
                delete(folder);
                throw new IllegalArgumentException("a mutation must compile, but " + mutation + " does not:\n" + said);
            }
        }
        return new Faulty(folder);
    }

    private static String jars(Path folder) throws IOException {
        try (Stream<Path> jars = Files.list(folder)) {
            return String.join(File.pathSeparator, jars.filter(jar -> !jar.getFileName().toString().startsWith("saddlewalk-lib"))
                    .map(Path::toString).sorted().toList());
        }
    }

    Path classes() {
        return folder.resolve("classes");
    }

    @Override
    public void close() throws IOException {
        delete(folder);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
