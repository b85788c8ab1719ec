package saddlewalk.notebook;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ends this JVM when the front end that started the kernel is gone: a killed front end cannot ask its kernel to stop,
 * and a kernel does not notice by itself. The front end's process id is in the environment variable {@code
 * JPY_PARENT_PID}; without it, or where no such process is visible, nothing is watched.
 */
final class Watchdog {
    /** Well under the ten seconds after which a killed run must have left nothing behind. */
    private static final long POLL_MILLIS = 2_000;
    private static final int EXIT_STATUS = 3;
    private static final AtomicBoolean STARTED = new AtomicBoolean();

    private Watchdog() {
    }

    /** Starts watching, once a JVM. */
    static void start() {
        if (STARTED.compareAndSet(false, true)) {
            parent(System.getenv("JPY_PARENT_PID")).ifPresent(Watchdog::watch);
        }
    }

    /** The process of this id; none if the text is null, no id, or names no visible process. */
    static Optional<ProcessHandle> parent(String pid) {
        try {
            return pid == null ? Optional.empty() : ProcessHandle.of(Long.parseLong(pid.strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static void watch(ProcessHandle parent) {
        Optional<Instant> started = parent.info().startInstant();
        boolean hadCommand = parent.info().command().isPresent();
        Thread thread = new Thread(() -> {
            while (isAlive(parent.pid(), started, hadCommand)) {
                try {
                    Thread.sleep(POLL_MILLIS);
                } catch (InterruptedException e) {
                    continue;                              // nobody has a reason to stop the watch
                }
            }
            Runtime.getRuntime().halt(EXIT_STATUS);
        }, "saddlewalk-watchdog");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Whether that process lives. A later process under the same id started at another time; a dead one that nobody has
     * waited for still has its id and start, but no command.
     */
    private static boolean isAlive(long pid, Optional<Instant> started, boolean hadCommand) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).map(ProcessHandle::info)
                .filter(info -> info.startInstant().equals(started))
                .filter(info -> !hadCommand || info.command().isPresent()).isPresent();
    }
}
