package saddlewalk.train;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import saddlewalk.WholeFile;
import saddlewalk.model.Network;

/**
 * Arrays in NumPy's {@code .npy} format, version 1.0, little-endian doubles in row order (NumPy Enhancement Proposal 1);
 * {@code numpy.load} reads them.
 */
public final class Npy {
    private Npy() { }

    /**
     * Writes a rectangular array; beside the target first, then moved, so that no half-written file is ever there.
     *
     * @param rows at least one row, all of one length
     */
    public static void write(Path file, double[][] rows) {
        if (rows.length == 0) {
            throw new IllegalArgumentException("number of rows must be at least 1, got 0");
        }
        int columns = rows[0].length;
        for (int r = 0; r < rows.length; r++) {
            if (rows[r].length != columns) {
                throw new IllegalArgumentException("rows must have one length: row 0 has " + columns + " entries, row " + r
                        + " has " + rows[r].length);
            }
        }
        String header = "{'descr': '<f8', 'fortran_order': False, 'shape': (" + rows.length + ", " + columns + "), }";
        int unpadded = 10 + header.length() + 1;
        String padded = header + " ".repeat((64 - unpadded % 64) % 64) + "\n";
        ByteBuffer bytes = ByteBuffer.allocate(10 + padded.length() + 8 * rows.length * columns)
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII)).put((byte) 1).put((byte) 0);
        bytes.putShort((short) padded.length()).put(padded.getBytes(StandardCharsets.US_ASCII));
        for (double[] row : rows) {
            for (double value : row) {
                bytes.putDouble(value);
            }
        }
        WholeFile.write(file, bytes.array());
    }

    /**
     * Writes a network as one array, m × (d + 2): the stored output weight, the binary scale e_j, then the d stored
     * hidden weights; neuron j is 2^{e_j} times its stored part.
     */
    public static void write(Path file, Network network) {
        double[][] rows = new double[network.m()][network.d() + 2];
        for (int j = 0; j < rows.length; j++) {
            rows[j][0] = network.storedOutput(j);
            rows[j][1] = network.binaryScale(j);
            System.arraycopy(network.storedHidden(j), 0, rows[j], 2, network.d());
        }
        write(file, rows);
    }
}
