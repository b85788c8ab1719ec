package saddlewalk.limit;

/**
 * For up to 64 neurons at once: the sum of the squared labels that each sees.
 *
 * <p>Over many data a square is added to one of 256 cells for every eight neurons, the cell being the eight neurons'
 * bits, instead of to each neuron that sees it; the cells are summed by halves at the end of a block. Over few data it
 * is added to each neuron. Which of the two is decided by the number of data alone and the order of every sum is fixed,
 * so that the same bits come out everywhere.
 */
final class Sums {
    /** Most data in one block. */
    static final int BLOCK = 1 << 14;

    /** Up to here each neuron's squares are added in the order of the data. */
    static final int FEW = 1 << 10;

    private static final int CELLS = 256;

    private Sums() { }

    /** A bound, in units of 2⁻⁵², for the relative rounding of one sum over n data. */
    static double rounding(int n) {
        return Math.min(n, BLOCK) + n / BLOCK + 8.0;
    }

    /** Adds squares[from … to) to sums[j] for every neuron j in 0 … 63 whose bit is set; returns the sum of all. */
    static double addFew(long[] words, double[] squares, int from, int to, double[] sums) {
        double all = 0;
        for (int i = from; i < to; i++) {
            double square = squares[i];
            all += square;
            for (long rest = words[i]; rest != 0; rest &= rest - 1) {
                sums[Long.numberOfTrailingZeros(rest)] += square;
            }
        }
        return all;
    }

    /** The same for a block of many data. */
    static double addBlock(long[] words, double[] squares, int from, int to, double[] sums) {
        double[] cells = cells(words, squares, from, to);
        for (int first = 0; first < 64; first += 8) {
            for (int half = CELLS / 2, bit = 7; half > 0; half /= 2, bit--) {
                int low = first / 8 * CELLS;
                addHalves(cells, low, half);
                sums[first + bit] += tree(cells, low + half, half);
            }
        }
        return cells[0];                         // all halves have been added to it
    }

    private static double[] cells(long[] words, double[] squares, int from, int to) {
        double[] cells = new double[8 * CELLS];
        for (int i = from; i < to; i++) {
            int low = (int) words[i];
            int high = (int) (words[i] >>> 32);
            double square = squares[i];
            cells[low & 255] += square;
            cells[256 + (low >>> 8 & 255)] += square;
            cells[512 + (low >>> 16 & 255)] += square;
            cells[768 + (low >>> 24)] += square;
            cells[1024 + (high & 255)] += square;
            cells[1280 + (high >>> 8 & 255)] += square;
            cells[1536 + (high >>> 16 & 255)] += square;
            cells[1792 + (high >>> 24)] += square;
        }
        return cells;
    }

    private static void addHalves(double[] values, int from, int half) {
        for (int i = from; i < from + half; i++) {
            values[i] += values[i + half];
        }
    }

    /** The sum of {@code length} values, a power of 2, by halves; the values are used up. */
    private static double tree(double[] values, int from, int length) {
        for (int half = length / 2; half > 0; half /= 2) {
            addHalves(values, from, half);
        }
        return values[from];
    }
}
