package saddlewalk.sweep;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The file of a sweep. While it is at work rows are appended as they come and are on the disk before anything else happens;
 * once all are there, they are put in the order of the grid, beside and then moved. So after a kill at any moment the file
 * holds every row that was announced, and the finished file has the same bytes however it came about.
 */
final class SweepFile implements AutoCloseable {
    private final Path path;
    private final Rows rows;
    private final byte[] header;
    private final SweepLock lock;
    private final long[] position;                           // of each row; 0 if it is not there
    private final int[] length;
    private final BitSet failed = new BitSet();
    private RandomAccessFile file;
    private long end;
    private int present;
    private int thrownAway;

    private SweepFile(Path path, Rows rows, SweepLock lock) {
        this.path = path;
        this.rows = rows;
        this.lock = lock;
        header = rows.header().getBytes(StandardCharsets.UTF_8);
        position = new long[rows.size()];
        length = new int[rows.size()];
    }

    /**
     * Begins a file, or goes on with one: complete rows with the right checksum stay, everything else goes.
     *
     * @throws IllegalStateException    if another sweep is at work on it
     * @throws IllegalArgumentException if it is the file of something else
     */
    static SweepFile open(Path where, Rows rows) throws IOException {
        Path path = where.toAbsolutePath();
        if (path.getParent() == null || Files.isDirectory(path)) {
            throw new IllegalArgumentException("the sweep's file must be a file, got the folder " + path);
        }
        Files.createDirectories(path.getParent());
        SweepLock lock = SweepLock.take(path);
        SweepFile file = new SweepFile(path, rows, lock);
        try {
            Files.deleteIfExists(file.beside());
            if (!Files.exists(path)) {
                file.rewrite(IntStream.empty());
            } else if (file.read()) {
                file.rewrite(file.inOrder());
            } else {
                file.append();
            }
            return file;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private Path beside() {
        return path.resolveSibling("." + path.getFileName() + ".part");
    }

    /** Finds the rows; returns whether something else stands in the file too. */
    private boolean read() throws IOException {
        boolean rest = false;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
            requireSameHeader(in.readNBytes(header.length));
            end = header.length;
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next != '\n') {
                    line.write(next);
                    continue;
                }
                int run = rows.runOf(line.toByteArray());
                if (run >= 0 && position[run] == 0) {
                    note(run, end, line.size() + 1, line.toString(StandardCharsets.UTF_8));
                } else {
                    thrownAway++;
                    rest = true;
                }
                end += line.size() + 1;
                line.reset();
            }
            thrownAway += line.size() > 0 ? 1 : 0;
            return rest || line.size() > 0;
        }
    }

    private void requireSameHeader(byte[] found) {
        if (Arrays.equals(found, header)) {
            return;
        }
        String[] wanted = rows.header().split("\n");
        String[] have = firstLines(wanted.length);
        for (int i = 0; i < wanted.length; i++) {
            if (!wanted[i].equals(have[i])) {
                throw new IllegalArgumentException(path + " is the file of something else: line " + (i + 1) + " must be \""
                        + wanted[i] + "\", got \"" + have[i] + "\"; name another file, or delete this one");
            }
        }
    }

    private String[] firstLines(int lines) {
        String[] have = new String[lines];
        Arrays.fill(have, "");
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
            for (int i = 0; i < lines; i++) {
                ByteArrayOutputStream line = new ByteArrayOutputStream();
                for (int next = in.read(); next >= 0 && next != '\n' && line.size() < 500; next = in.read()) {
                    line.write(next);
                }
                have[i] = line.toString(StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            have[0] = "unreadable: " + e.getMessage();
        }
        return have;
    }

    private void note(int run, long at, int bytes, String row) {
        position[run] = at;
        length[run] = bytes;
        failed.set(run, rows.isFailed(run, row));
        present++;
    }

    private IntStream inOrder() {
        return IntStream.range(0, position.length).filter(this::has);
    }

    /** Writes header and rows beside, and moves that here; leaves nothing beside if that fails. */
    private void rewrite(IntStream order) throws IOException {
        try {
            writeBeside(order);
        } catch (IOException e) {
            Files.deleteIfExists(beside());
            throw e;
        }
        append();
    }

    private void writeBeside(IntStream order) throws IOException {
        long[] moved = new long[position.length];
        long at = header.length;
        try (FileOutputStream part = new FileOutputStream(beside().toFile());
                OutputStream out = new BufferedOutputStream(part, 1 << 16);
                RandomAccessFile from = Files.exists(path) ? new RandomAccessFile(path.toFile(), "r") : null) {
            out.write(header);
            for (int run : (Iterable<Integer>) order::iterator) {
                byte[] row = new byte[length[run]];
                from.seek(position[run]);
                from.readFully(row);
                out.write(row);
                moved[run] = at;
                at += row.length;
            }
            out.flush();
            part.getFD().sync();
        }
        if (file != null) {
            file.close();
        }
        Files.move(beside(), path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncFolder();
        System.arraycopy(moved, 0, position, 0, moved.length);
        end = at;
    }

    private void append() throws IOException {
        file = new RandomAccessFile(path.toFile(), "rw");
        file.seek(end);
    }

    /** A file's name is on the disk only when its folder is; not every system can be asked for that. */
    private void syncFolder() {
        try (FileChannel folder = FileChannel.open(path.getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException e) {
            return;
        }
    }

    boolean has(int run) {
        return position[run] != 0;
    }

    IntStream missing() {
        return IntStream.range(0, position.length).filter(run -> !has(run));
    }

    /** Appends rows; when this returns they are on the disk. */
    void append(List<FinishedRow> finished) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (FinishedRow row : finished) {
            bytes.writeBytes(row.text().getBytes(StandardCharsets.UTF_8));
        }
        try {
            file.write(bytes.toByteArray());
            file.getFD().sync();
        } catch (IOException e) {
            try {
                file.setLength(end);
            } catch (IOException again) {
                e.addSuppressed(again);                      // the next run throws the torn line away
            }
            throw e;
        }
        for (FinishedRow row : finished) {
            int size = row.text().getBytes(StandardCharsets.UTF_8).length;
            note(row.run(), end, size, row.text());
            end += size;
        }
    }

    /** Puts the rows in the order of the grid, once all are there. */
    void finish() throws IOException {
        boolean ordered = IntStream.range(1, position.length).allMatch(run -> position[run - 1] < position[run]);
        if (present == position.length && !ordered) {
            rewrite(inOrder());
        }
    }

    int present() {
        return present;
    }

    int failed() {
        return failed.cardinality();
    }

    int thrownAway() {
        return thrownAway;
    }

    @Override
    public void close() throws IOException {
        try {
            if (file != null) {
                file.close();
            }
        } finally {
            lock.close();
        }
    }
}
