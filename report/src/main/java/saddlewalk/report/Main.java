package saddlewalk.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The command behind {@code ./reproduce}. Exit status 0 if every notebook ran and every announced claim passed, 1 if
 * not, 2 if nothing could be run as asked, or the report could not be written.
 */
@Command(name = "reproduce", sortOptions = false,
        description = "Runs every notebook of the companion in a fresh kernel and writes the report.")
public final class Main implements Callable<Integer> {
    @Option(names = "--only", split = ",", paramLabel = "NOTEBOOK",
            description = "run only these: a number or a name, comma-separated or repeated")
    private final List<String> only = new ArrayList<>();

    @Option(names = "--list", description = "list the notebooks and run nothing")
    private boolean list;

    @Option(names = "--output", paramLabel = "DIR", description = "folder of the report (default: report-out)")
    private Path output;

    @Option(names = "--kernel", paramLabel = "NAME", defaultValue = "java",
            description = "Jupyter kernel to run them in (default: java)")
    private String kernel;

    @Option(names = "--jobs", paramLabel = "N", defaultValue = "2",
            description = "notebooks at once (default: 2, at most the number of processors)")
    private int jobs;

    @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "600",
            description = "time allowed to one cell (default: 600)")
    private int timeout;

    @Option(names = "--update", description = "if all is well, write the executed notebooks back into notebooks/,"
            + " and what they say into README.md")
    private boolean update;

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "give the notebooks' parameter NAME another value;"
            + " repeatable. The report goes to a folder of its own, and nothing committed changes")
    private final List<String> set = new ArrayList<>();

    @Option(names = "--pdf", description = "also print the whole report to one PDF, with headless Chromium")
    private boolean pdf;

    @Option(names = "--measure", description = "with --update: also write into each notebook how long it took and the most"
            + " memory its kernel held")
    private boolean measure;

    @Option(names = {"-h", "--help"}, description = "show this help")
    private boolean help;

    private final PrintStream out;

    Main(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(run(out, new PrintStream(System.err, true, StandardCharsets.UTF_8), arguments));
    }

    /** Runs the command and returns its exit status. */
    static int run(PrintStream out, PrintStream err, String... arguments) {
        CommandLine command = new CommandLine(new Main(out));
        command.setParameterExceptionHandler((wrong, ignored) -> complain(err, wrong.getMessage()));
        command.setExecutionExceptionHandler((wrong, line, ignored) -> {
            if (wrong instanceof CannotRunException) {
                return complain(err, wrong.getMessage());
            }
            if (wrong instanceof UncheckedIOException unwritten) {
                return complain(err, unwritten.getMessage() + " (" + why(unwritten.getCause()) + ")");
            }
            if (wrong instanceof IOException unwritten) {
                return complain(err, "a file cannot be written (" + why(unwritten) + ")");
            }
            wrong.printStackTrace(err);
            return 1;
        });
        return command.execute(arguments);
    }

    @Override
    public Integer call() throws IOException {
        if (help) {
            showHelp();
            return 0;
        }
        Repository repository = Repository.find();
        List<Notebook> notebooks = Notebook.select(Notebook.in(repository.notebooks()), only);
        if (list) {
            notebooks.forEach(notebook -> out.println(notebook.name() + "  " + notebook.title()
                    + (notebook.seconds() > 0 ? "  (about " + notebook.seconds() + " s)" : "")));
            return 0;
        }
        repository.requireJars();
        Settings settings = Settings.of(set, notebooks);
        if (update && !set.isEmpty()) {
            throw new CannotRunException("--update writes the notebooks with their own parameters: it cannot go with --set");
        }
        Path folder = output == null ? repository.root().resolve(settings.folder()) : fromWhereTheUserIs(output);
        Result result = Report.of(repository, new Options(folder, kernel, jobs, timeout, settings, measure, pdf), out)
                .run(notebooks);
        summary(result, folder);
        if (update) {
            update(repository, result);
        }
        return result.passed() ? 0 : 1;
    }

    private void summary(Result result, Path folder) {
        out.println();
        result.outcomes().stream().filter(outcome -> !outcome.passed())
                .forEach(outcome -> out.println("FAILED  " + outcome.notebook().name() + ": " + outcome.reason()));
        result.failedClaims().forEach(line -> out.println("FAILED  " + line.inWords()));
        long passed = result.ledger().stream().filter(LedgerLine::passed).count();
        long without = result.ledger().stream().filter(line -> line.verdict().equals(LedgerLine.NOT_CLAIMED)).count();
        out.println(passed + " of " + result.ledger().size() + " announced claims passed"
                + (without == 0 ? "" : ", " + without + " are not claimed with these parameters") + "; notebooks: "
                + result.outcomes().stream().filter(Outcome::passed).count() + " of " + result.outcomes().size() + ".");
        out.println("Report: " + folder.resolve("index.html").toUri());
        if (pdf) {
            out.println("PDF: " + folder.resolve(Pdf.NAME).toUri());
        }
    }

    private void update(Repository repository, Result result) throws IOException {
        if (!result.passed()) {
            out.println("No notebook was updated, because something failed.");
            return;
        }
        for (String name : CommittedNotebooks.update(result)) {
            out.println("Updated: " + name);
        }
        for (String name : new Readme(repository).update()) {
            out.println("Updated: " + name);
        }
    }

    private void showHelp() throws IOException {
        try (InputStream text = Main.class.getResourceAsStream("help.txt")) {
            if (text == null) {
                new CommandLine(this).usage(out);
            } else {
                out.print(new String(text.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }

    private static Path fromWhereTheUserIs(Path path) {
        return Path.of(System.getProperty("saddlewalk.cwd", "")).toAbsolutePath().resolve(path).normalize();
    }

    /** The message of these two is the file's name alone. */
    private static String why(IOException failure) {
        return failure instanceof AccessDeniedException ? "permission denied: " + failure.getMessage()
                : failure instanceof NoSuchFileException ? "there is no " + failure.getMessage() : failure.getMessage();
    }

    private static int complain(PrintStream err, String message) {
        err.println("reproduce: " + message);
        return 2;
    }
}
