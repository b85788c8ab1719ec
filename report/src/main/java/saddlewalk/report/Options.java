package saddlewalk.report;

import java.nio.file.Path;

/**
 * How notebooks are run.
 *
 * @param output  folder of the report
 * @param kernel  name of the Jupyter kernel
 * @param jobs    notebooks at once, at least 1
 * @param timeout seconds allowed to one cell, at least 1
 * @param settings values in place of the notebooks' own parameters
 * @param measure whether the executed notebooks say how long they took and how much memory
 * @param pdf      whether the report is printed to one PDF, too
 */
public record Options(Path output, String kernel, int jobs, int timeout, Settings settings, boolean measure,
        boolean pdf) {
    public Options {
        if (jobs < 1) {
            throw new CannotRunException("--jobs must be at least 1, got " + jobs);
        }
        if (timeout < 1) {
            throw new CannotRunException("--timeout must be at least 1 second, got " + timeout);
        }
        jobs = Math.min(jobs, Runtime.getRuntime().availableProcessors());
    }

    /** The kernel that CI runs, two notebooks at once, ten minutes a cell. */
    public static Options to(Path output) {
        return new Options(output, "java", 2, 600, Settings.none(), false, false);
    }

    public Options withTimeout(int seconds) {
        return new Options(output, kernel, jobs, seconds, settings, measure, pdf);
    }
}
