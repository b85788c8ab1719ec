package saddlewalk.limit;

/** ‖y_S‖² of any set S of at most 63 data, as a sum of one table entry for every eight data, in a fixed order. */
final class PatternSquares {
    private final double[] cells = new double[8 * 256];
    private final int n;

    PatternSquares(double[] labels) {
        n = labels.length;
        for (int cell = 0; cell < cells.length; cell++) {
            for (int bit = 0; bit < 8; bit++) {
                int k = cell / 256 * 8 + bit;
                if ((cell >> bit & 1) == 1 && k < n) {
                    cells[cell] += labels[k] * labels[k];
                }
            }
        }
    }

    /** ‖y_S‖² of the data whose bits are set. */
    double of(long set) {
        double low = low((int) set);
        return n <= 32 ? low : low + high((int) (set >>> 32));         // x + 0 = x: the same bits either way
    }

    private double low(int set) {
        return cells[set & 255] + cells[256 + (set >>> 8 & 255)]
                + (cells[512 + (set >>> 16 & 255)] + cells[768 + (set >>> 24)]);
    }

    private double high(int set) {
        return cells[1024 + (set & 255)] + cells[1280 + (set >>> 8 & 255)]
                + (cells[1536 + (set >>> 16 & 255)] + cells[1792 + (set >>> 24)]);
    }
}
