package saddlewalk.report;

import java.nio.file.Path;
import java.util.List;

/** The one run of all notebooks that every later check reads; made by the first test of this JVM that asks. */
final class TheRun {
    static final Path FOLDER = Places.REPOSITORY.root().resolve("report/target/report-" + Places.JDK);
    static final List<Notebook> NOTEBOOKS = Notebook.in(Places.REPOSITORY.notebooks());

    private TheRun() {
    }

    private static final class Made {
        static final Result RESULT = Report.of(Places.REPOSITORY, Options.to(FOLDER), System.out).run(NOTEBOOKS);
    }

    static Result result() {
        return Made.RESULT;
    }

    /** The report of the run; or one that exists already, named by whoever works on the pages (saddlewalk.browse). */
    static Path report() {
        String existing = System.getProperty("saddlewalk.browse", "");
        return existing.isEmpty() ? result().outcomes().isEmpty() ? null : FOLDER : Path.of(existing);
    }
}
