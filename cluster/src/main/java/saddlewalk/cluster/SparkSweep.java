package saddlewalk.cluster;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
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
 * A sweep for {@code spark-submit}: the same grid, measurement and file as {@code report/sweep}. Exit status 0 if every run
 * has a row, 1 if some rows tell of a failure, 2 if nothing could be run as asked or the job was given up.
 */
@Command(name = "spark-submit … saddlewalk-cluster-app.jar", sortOptions = false,
        usageHelpWidth = 100,
        description = "Runs a measurement at every point of a grid on a Spark cluster; the driver writes one row a run"
                + " into a CSV file, the same bytes as report/sweep.",
        footerHeading = "%n", footer = Grid.SYNTAX)
public final class SparkSweep implements Callable<Integer> {
    @Option(names = "--out", required = true, paramLabel = "FILE",
            description = "the CSV file on the driver's machine, begun or gone on with")
    private Path out;

    @Option(names = "--measure", paramLabel = "NAME", defaultValue = "norm", description = Measurements.SYNTAX)
    private String measure;

    @Option(names = "--epochs", paramLabel = "N", defaultValue = "1000000",
            description = "last epoch of a training (default: 1000000)")
    private long epochs;

    @Option(names = "--tolerance", paramLabel = "E", defaultValue = "1e-10",
            description = "mean squared error at which a training is over (default: 1e-10)")
    private double tolerance;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "show this help")
    private boolean help;

    @Parameters(arity = "1..*", paramLabel = "GRID", description = "the grid, see below")
    private List<String> grid;

    public static void main(String[] arguments) {
        CommandLine command = new CommandLine(new SparkSweep());
        command.setExecutionExceptionHandler((wrong, line, ignored) -> {
            if (!(wrong instanceof IllegalArgumentException || wrong instanceof IllegalStateException
                    || wrong instanceof UncheckedIOException)) {
                throw wrong;
            }
            System.err.println("sweep: " + wrong.getMessage());
            return 2;
        });
        System.exit(command.execute(arguments));
    }

    @Override
    public Integer call() {
        Sweep<?> sweep = Sweep.of(Grid.parse(String.join(" ", grid)), Measurements.named(measure, epochs, tolerance))
                .withListener(Progress.everySecond(state -> System.err.println("sweep: " + state)));
        SparkContext spark = new SparkContext(new SparkConf().setAppName("saddlewalk " + sweep));
        try {
            Reached reached = sweep.to(out, SparkRunner.on(spark));
            System.err.println("sweep: " + out + ": " + reached);
            return reached.failed() == 0 ? 0 : 1;
        } finally {
            spark.stop();
        }
    }
}
