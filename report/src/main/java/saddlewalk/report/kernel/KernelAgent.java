package saddlewalk.report.kernel;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet.Status;

/**
 * Loaded into every JVM of a notebook's kernel, before any cell: writes down which JDK it is, halts the JVM when the
 * process that started the kernel dies, and remembers what a Java kernel passes over in silence. It defines no name
 * in the kernel's shell, so a notebook behaves as it does without.
 */
public final class KernelAgent {
    /** Environment variable: the folder in which each JVM writes one file, named after its process id. */
    public static final String FOLDER = "SADDLEWALK_KERNEL_FOLDER";

    private static final Queue<String> LOST = new ConcurrentLinkedQueue<>();

    private KernelAgent() {
    }

    /** Called by the JVM before its main method. */
    public static void premain(String ignored) throws IOException {
        writeDownTheJdk(Path.of(System.getenv(FOLDER)));
        String parent = System.getenv("JPY_PARENT_PID");
        if (parent != null) {
            haltAfter(Long.parseLong(parent));
        }
        Thread.setDefaultUncaughtExceptionHandler((thread, lost) -> {
            LOST.add("thread\t" + thread.getName() + "\t" + firstLine(lost.toString()));
            lost.printStackTrace();
        });
    }

    /**
     * What the kernel let through, one finding a line: a declaration that names something unknown, accepted by JShell
     * until somebody uses it, or an exception that ended another thread.
     *
     * @return lines of "kind TAB what TAB why", empty if all is well
     * @throws ReflectiveOperationException if the kernel is neither JJava nor IJava
     */
    public static String findings() throws ReflectiveOperationException {
        JShell shell = KernelShell.find();
        Stream<String> uncompiled = shell.snippets()
                .filter(snippet -> List.of(Status.RECOVERABLE_DEFINED, Status.RECOVERABLE_NOT_DEFINED)
                        .contains(shell.status(snippet)))
                .map(snippet -> "uncompiled\t" + firstLine(snippet.source()) + "\t"
                        + shell.unresolvedDependencies((DeclarationSnippet) snippet).collect(Collectors.joining(", ")));
        return Stream.concat(uncompiled, LOST.stream()).map(line -> line + "\n").collect(Collectors.joining());
    }

    private static void writeDownTheJdk(Path folder) throws IOException {
        Properties facts = new Properties();
        for (String key : List.of("java.version", "java.home", "sun.java.command")) {
            facts.setProperty(key, System.getProperty(key, ""));
        }
        try (Writer out = Files.newBufferedWriter(folder.resolve(ProcessHandle.current().pid() + ".properties"))) {
            facts.store(out, null);
        }
    }

    /** A kernel does not watch its parent by itself: killed with SIGKILL, it would leave both JVMs running. */
    private static void haltAfter(long parent) {
        Optional<String> started = identity(parent);
        Thread watch = new Thread(() -> {
            while (started.isPresent() && identity(parent).equals(started)) {
                try {
                    Thread.sleep(Duration.ofSeconds(1).toMillis());
                } catch (InterruptedException e) {
                    // A notebook may interrupt what it likes; this watch goes on.
                }
            }
            Runtime.getRuntime().halt(1);
        }, "saddlewalk-watch-parent");
        watch.setDaemon(true);
        watch.start();
    }

    /** Start and command of a living process; a dead one that nobody has waited for yet has no command any more. */
    private static Optional<String> identity(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::info)
                .flatMap(info -> info.command().flatMap(command -> info.startInstant().map(start -> start + command)));
    }

    private static String firstLine(String text) {
        return text.strip().lines().findFirst().orElse("").replace('\t', ' ');
    }
}
