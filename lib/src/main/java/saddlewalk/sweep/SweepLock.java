package saddlewalk.sweep;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One sweep at a time for a file. The operating system frees the lock when its holder dies; the lock's own file lies beside
 * the sweep's, names the holder, and goes with it.
 *
 * <p>A process loses its lock as soon as it closes any other descriptor of the same file: hence the set of what this one
 * holds, and no second opening.
 */
final class SweepLock implements AutoCloseable {
    private static final Set<Path> HELD = new HashSet<>();

    private final Path file;
    private final RandomAccessFile open;

    private SweepLock(Path file, RandomAccessFile open) {
        this.file = file;
        this.open = open;
    }

    /** @throws IllegalStateException if another sweep, in this process or another, is at work on the same file */
    static SweepLock take(Path target) throws IOException {
        Path file = target.getParent().toRealPath().resolve("." + target.getFileName() + ".lock");
        synchronized (HELD) {
            if (HELD.contains(file)) {
                throw taken(target, Long.toString(ProcessHandle.current().pid()));
            }
            SweepLock lock = null;
            while (lock == null) {
                lock = attempt(file, target);
            }
            HELD.add(file);
            return lock;
        }
    }

    /** Null if the holder before deleted the very file that this locked. */
    private static SweepLock attempt(Path file, Path target) throws IOException {
        try {
            Files.createFile(file);
        } catch (FileAlreadyExistsException e) {
            // left by a killed sweep, or held: the lock tells
        }
        RandomAccessFile open = null;
        try {
            List<Object> before = identity(file);
            open = new RandomAccessFile(file.toFile(), "rw");
            if (open.getChannel().tryLock() == null) {
                String holder = open.readLine();
                throw taken(target, holder == null ? "unknown" : holder);
            }
            if (identity(file).equals(before)) {
                open.setLength(0);
                open.write((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII));
                SweepLock lock = new SweepLock(file, open);
                open = null;
                return lock;
            }
            return null;
        } catch (NoSuchFileException e) {
            return null;
        } finally {
            if (open != null) {
                open.close();
            }
        }
    }

    private static IllegalStateException taken(Path target, String holder) {
        return new IllegalStateException(target + ": another sweep is at work on this file (process " + holder
                + "): wait until it ends, or end it");
    }

    /** What tells one file from another under the same name. */
    private static List<Object> identity(Path file) throws IOException {
        BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class);
        return List.of(String.valueOf(facts.fileKey()), facts.creationTime());
    }

    @Override
    public void close() throws IOException {
        synchronized (HELD) {
            HELD.remove(file);
            try {
                Files.deleteIfExists(file);
            } finally {
                open.close();
            }
        }
    }
}
