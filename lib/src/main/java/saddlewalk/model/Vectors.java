package saddlewalk.model;

/** Sums in one fixed order, so that a result has the same bits everywhere. */
final class Vectors {
    private Vectors() { }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** Euclidean norm; scaled by a power of two first, so that it neither overflows nor underflows. */
    static double norm(double[] a) {
        double largest = 0;
        for (double value : a) {
            largest = Math.max(largest, Math.abs(value));
        }
        if (largest == 0) {
            return 0;
        }
        int shift = Math.getExponent(largest);
        double sum = 0;
        for (double value : a) {
            double scaled = Math.scalb(value, -shift);
            sum += scaled * scaled;
        }
        return Math.scalb(StrictMath.sqrt(sum), shift);
    }
}
