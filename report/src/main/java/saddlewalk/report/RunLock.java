package saddlewalk.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One run at a time for an output folder. The operating system frees the lock when its holder dies, however that
 * happens; the file names the run's processes by id and start time, so that the next run can end what is left.
 */
final class RunLock implements AutoCloseable {
    private final FileChannel channel;
    private final FileLock lock;

    private RunLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Takes the lock, and ends the processes of a run that died while holding it.
     *
     * @throws CannotRunException if another run holds it
     */
    static RunLock take(Path file) {
        try {
            Files.createDirectories(file.getParent());
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            String left = read(channel);
            if (lock == null) {
                channel.close();
                throw new CannotRunException("another run is at work on this report (process "
                        + left.lines().findFirst().orElse("?").split(" ")[0] + "): wait until it ends, or end it");
            }
            left.lines().forEach(RunLock::end);
            RunLock taken = new RunLock(channel, lock);
            channel.truncate(0);
            taken.add(ProcessHandle.current());
            return taken;
        } catch (IOException e) {
            throw new UncheckedIOException("nothing can be written beside the report; choose another --output", e);
        }
    }

    /** Writes down a process of this run; its descendants need not be named. */
    synchronized void add(ProcessHandle process) {
        try {
            channel.write(ByteBuffer.wrap((name(process) + "\n").getBytes(StandardCharsets.US_ASCII)), channel.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Frees the lock. The file stays, empty: deleting it would let two later runs lock two different files. */
    @Override
    public void close() {
        try (channel) {
            channel.truncate(0);
            lock.release();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Through the lock's own channel: closing any other one of this file would free the lock (POSIX). */
    private static String read(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) channel.size());
        channel.read(bytes, 0);
        return new String(bytes.array(), StandardCharsets.US_ASCII);
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisJvm) {
            return null;
        }
    }

    private static void end(String line) {
        Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(line.split(" ")[0]))
                .filter(found -> name(found).equals(line));                       // else the id belongs to another by now
        List<ProcessHandle> all = process.map(found -> Stream.concat(found.descendants(), Stream.of(found)))
                .orElse(Stream.empty()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
    }

    private static String name(ProcessHandle process) {
        return process.pid() + " " + process.info().startInstant().map(Object::toString).orElse("unknown");
    }
}
