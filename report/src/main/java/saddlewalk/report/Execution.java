package saddlewalk.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the runner said about one notebook.
 *
 * @param executed     the executed notebook, if it was written
 * @param failure      why it stopped before its end; empty if every cell ran
 * @param cellsStarted code cells that were started
 * @param seconds      wall time
 * @param kernel       the JVMs of its kernel
 */
record Execution(Optional<Path> executed, Optional<String> failure, int cellsStarted, double seconds,
        List<KernelJvm> kernel) {
}
