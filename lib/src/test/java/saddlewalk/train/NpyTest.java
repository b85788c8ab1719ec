package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;

class NpyTest {
    /** Reads the format as NumPy Enhancement Proposal 1 describes it, and checks every rule of it on the way. */
    static double[][] read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        assertArrayEquals(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}, java.util.Arrays.copyOf(bytes, 8));
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int length = Short.toUnsignedInt(buffer.getShort(8));
        assertEquals(0, (10 + length) % 64, "the header ends on a multiple of 64 bytes");
        String header = new String(bytes, 10, length, StandardCharsets.US_ASCII);
        var parts = Pattern.compile("\\{'descr': '<f8', 'fortran_order': False, 'shape': \\((\\d+), (\\d+)\\), \\} *\n")
                .matcher(header);
        assertTrue(parts.matches(), header);
        double[][] rows = new double[Integer.parseInt(parts.group(1))][Integer.parseInt(parts.group(2))];
        buffer.position(10 + length);
        for (double[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                row[i] = buffer.getDouble();
            }
        }
        assertFalse(buffer.hasRemaining(), "nothing after the last number");
        return rows;
    }

    @Test
    void theBytesAreTheNumbers(@TempDir Path folder) throws IOException {
        for (int columns : new int[] {1, 2, 9, 100, 12345}) {
            double[][] rows = new double[3][];
            for (int r = 0; r < 3; r++) {
                rows[r] = numbers(new SplittableRandom(columns * 10 + r), columns);
            }
            Path file = folder.resolve(columns + ".npy");
            Npy.write(file, rows);
            double[][] back = read(file);
            for (int r = 0; r < 3; r++) {
                for (int c = 0; c < columns; c++) {
                    assertEquals(Double.doubleToRawLongBits(rows[r][c]), Double.doubleToRawLongBits(back[r][c]),
                            columns + " columns");
                }
            }
        }
    }

    /** Any bits, NaN and infinities too. */
    private static double[] numbers(SplittableRandom random, int count) {
        return random.longs(count).mapToDouble(Double::longBitsToDouble).toArray();
    }

    @Test
    void aNetworkIsItsStoredOutputsScalesAndHiddenWeights(@TempDir Path folder) throws IOException {
        Network start = Initialization.balanced(4, 3, -1000, 5);
        Npy.write(folder.resolve("start.npy"), start);
        double[][] rows = read(folder.resolve("start.npy"));
        for (int j = 0; j < 4; j++) {
            assertEquals(start.storedOutput(j), rows[j][0]);
            assertEquals(-1443, rows[j][1]);
            assertArrayEquals(start.storedHidden(j), java.util.Arrays.copyOfRange(rows[j], 2, 5));
        }
    }

    @Test
    void aFileIsReplacedWholeAndNothingIsLeftBesideIt(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("new").resolve("a.npy");
        Npy.write(file, new double[][] {{1, 2}});
        Npy.write(file, new double[][] {{3}});
        assertArrayEquals(new double[] {3}, read(file)[0]);
        try (var files = Files.list(file.getParent())) {
            assertEquals(List.of(file), files.toList());
        }
        Path ordinary = Files.writeString(folder.resolve("ordinary"), "");
        assertEquals(Files.getPosixFilePermissions(ordinary), Files.getPosixFilePermissions(file), "who may read it");
    }

    @Test
    void arraysThatAreNotRectangularAreNamedAndNothingIsWritten(@TempDir Path folder) {
        Path file = folder.resolve("a.npy");
        assertEquals("rows must have one length: row 0 has 2 entries, row 1 has 1",
                assertThrows(IllegalArgumentException.class, () -> Npy.write(file, new double[][] {{1, 2}, {1}}))
                        .getMessage());
        assertEquals("number of rows must be at least 1, got 0",
                assertThrows(IllegalArgumentException.class, () -> Npy.write(file, new double[0][])).getMessage());
        assertFalse(Files.exists(file));
    }
}
