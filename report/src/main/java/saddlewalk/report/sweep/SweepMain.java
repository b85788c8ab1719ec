package saddlewalk.report.sweep;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import saddlewalk.sweep.Grid;
import saddlewalk.sweep.Measurements;
import saddlewalk.sweep.Progress;
import saddlewalk.sweep.Reached;
import saddlewalk.sweep.Sweep;

/**
 * The command behind {@code report/sweep}. Exit status 0 if every run has a row, 1 if some rows tell of a failure, 2 if
 * nothing could be run as asked or the file could not be written, 130 or 143 after an interrupt.
 */
@Command(name = "sweep", sortOptions = false, usageHelpWidth = 100,
        description = "Runs a measurement at every point of a grid, on all cores, one row a run in a CSV file.",
        footerHeading = "%n", footer = Grid.SYNTAX)
public final class SweepMain implements Callable<Integer> {
    @Option(names = "--out", required = true, paramLabel = "FILE", description = "the CSV file, begun or gone on with")
    private Path out;

    @Option(names = "--measure", paramLabel = "NAME", defaultValue = "norm", description = Measurements.SYNTAX)
    private String measure;

    @Option(names = "--epochs", paramLabel = "N", defaultValue = "1000000",
            description = "last epoch of a training (default: 1000000)")
    private long epochs;

    @Option(names = "--tolerance", paramLabel = "E", defaultValue = "1e-10",
            description = "mean squared error at which a training is over (default: 1e-10)")
    private double tolerance;

    @Option(names = "--threads", paramLabel = "N", defaultValue = "0",
            description = "runs at once; the file is the same for any number (default: all cores)")
    private int threads;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "show this help")
    private boolean help;

    @Parameters(arity = "1..*", paramLabel = "GRID", description = "the grid, see below")
    private List<String> grid;

    private final PrintStream progress;

    SweepMain(PrintStream progress) {
        this.progress = progress;
    }

    public static void main(String[] arguments) {
        System.exit(run(new PrintStream(System.err, true, StandardCharsets.UTF_8), arguments));
    }

    static int run(PrintStream progress, String... arguments) {
        CommandLine command = new CommandLine(new SweepMain(progress));
        command.setExecutionExceptionHandler((wrong, line, ignored) -> {
            if (!(wrong instanceof IllegalArgumentException || wrong instanceof IllegalStateException
                    || wrong instanceof java.io.UncheckedIOException)) {
                throw wrong;
            }
            progress.println("sweep: " + wrong.getMessage());
            return 2;
        });
        return command.execute(arguments);
    }

    @Override
    public Integer call() {
        Sweep<?> sweep = Sweep.of(Grid.parse(String.join(" ", grid)), Measurements.named(measure, epochs, tolerance))
                .withListener(Progress.everySecond(state -> progress.println("sweep: " + state)));
        sweep = threads == 0 ? sweep : sweep.withThreads(threads);
        CountDownLatch over = new CountDownLatch(1);
        Thread runs = Thread.currentThread();
        Thread hook = new Thread(() -> {
            runs.interrupt();                                // the keyboard's interrupt, or a polite kill
            try {
                over.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            Reached reached = sweep.to(out);
            progress.println("sweep: " + out + ": " + reached);
            if (!reached.interrupted()) {
                Runtime.getRuntime().removeShutdownHook(hook);
            }
            return reached.failed() == 0 ? 0 : 1;
        } finally {
            over.countDown();
        }
    }
}
