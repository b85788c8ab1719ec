package saddlewalk.report.check;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The command behind {@code report/check-claims}. Exit status 0 if all is as it should be, 1 if not, 2 if nothing could be run
 * as asked.
 */
@Command(name = "check-claims", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Checks the claims themselves: by other seeds, or by small faults in the library.")
public final class CheckClaims {
    @Option(names = "--only", split = ",", paramLabel = "NN", scope = CommandLine.ScopeType.INHERIT,
            description = "only these notebooks, by number")
    private final List<String> only = new ArrayList<>();

    @Option(names = "--jobs", paramLabel = "N", defaultValue = "2", scope = CommandLine.ScopeType.INHERIT,
            description = "JVMs at once (default: 2)")
    private int jobs;

    @Option(names = "--minutes", paramLabel = "M", defaultValue = "30", scope = CommandLine.ScopeType.INHERIT,
            description = "time allowed to one JVM (default: 30)")
    private int minutes;

    private final Path root;
    private final PrintStream out;

    CheckClaims(Path root, PrintStream out) {
        this.root = root;
        this.out = out;
    }

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path root = Path.of(System.getProperty("saddlewalk.repository", "")).toAbsolutePath();
        CommandLine command = new CommandLine(new CheckClaims(root, out));
        command.setExecutionExceptionHandler((wrong, line, ignored) -> {
            if (!(wrong instanceof IllegalArgumentException)) {
                throw wrong;
            }
            line.getErr().println("check-claims: " + wrong.getMessage());
            return 2;
        });
        System.exit(command.execute(arguments));
    }

    @Command(name = "seeds", description = "Runs the notebooks with other seeds: every claim must stay true.")
    int seeds(@Option(names = "--from", defaultValue = "1001", paramLabel = "SEED", description = "the first (default: 1001)")
            long from, @Option(names = "--count", defaultValue = "50", paramLabel = "N",
            description = "how many (default: 50)") int count) throws Exception {
        return status(new OtherSeeds(root, out, only, minutes).run(from, count, jobs));
    }

    @Command(name = "mutations", description = "Puts the faults of report/mutations.json into the library, one at a time, and"
            + " compares the claims that turn red with those of the table.")
    int mutations(@Option(names = "--update", description = "write what was seen into the table, looking at every notebook that"
            + " --only names, or that the table does") boolean update, @Option(names = "--line", paramLabel = "N",
            description = "only mutations N, counted from 1", split = ",") List<Integer> lines) throws Exception {
        return status(new AllMutations(root, out, only, minutes).run(lines == null ? List.of() : lines, jobs, update));
    }

    private static int status(boolean good) {
        return good ? 0 : 1;
    }

    /** Runs the tasks, so many at once; results in the order of the tasks. */
    static <T> List<T> inParallel(int jobs, List<Callable<T>> tasks) throws IOException, InterruptedException {
        var pool = java.util.concurrent.Executors.newFixedThreadPool(jobs);
        try {
            List<T> results = new ArrayList<>();
            for (var done : pool.invokeAll(tasks)) {
                results.add(done.get());
            }
            return results;
        } catch (java.util.concurrent.ExecutionException e) {
            if (e.getCause() instanceof IllegalArgumentException wrong) {
                throw wrong;
            }
            throw new IOException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }
}
