package saddlewalk.model;

import saddlewalk.Numbers;

/**
 * Whether inputs are orthonormal (Assumption 1), with the witness where they are not: the pair with the largest inner product, and
 * the input whose length is farthest from 1.
 *
 * @param n number of inputs
 * @param d their dimension
 * @param first index of an input of that pair; 0 if there is no pair
 * @param second the later one, &gt; first; 0 if there is no pair
 * @param innerProduct ⟨x_first, x_second⟩, of the largest size; 0 if there is no pair
 * @param longest the input with ‖x‖² farthest from 1
 * @param squaredLength its ‖x‖²
 */
public record Orthonormality(int n, int d, int first, int second, double innerProduct, int longest, double squaredLength) {
    /** Pairs are looked for among this many inputs: more than can be orthonormal in any dimension that is read. */
    static final int MOST_COMPARED = LabelFile.MOST_INPUTS + 1;

    /** Of the standard basis of R^n. */
    static Orthonormality ofBasis(int n) {
        return new Orthonormality(n, n, 0, Math.min(1, n - 1), 0, 0, 1);
    }

    /**
     * Looks at all pairs of inputs; only at the first 1,025 inputs where they are more than their dimension, and that at most
     * 1,024: then a pair or a length among these must fail.
     *
     * @param inputs n × d, at least one, all finite. Cost O(n²d)
     */
    static Orthonormality of(double[][] inputs) {
        int d = inputs[0].length;
        int compared = inputs.length <= d ? inputs.length : Math.min(inputs.length, Math.max(d + 1, MOST_COMPARED));
        double worstPair = -1;
        double worstLength = -1;
        int[] at = new int[3];
        double innerProduct = 0;
        double squaredLength = 1;
        for (int k = 0; k < compared; k++) {
            for (int l = 0; l < k; l++) {
                double product = Vectors.dot(inputs[l], inputs[k]);
                if (isWorse(Math.abs(product), worstPair)) {
                    worstPair = Math.abs(product);
                    innerProduct = product;
                    at[0] = l;
                    at[1] = k;
                }
            }
            double square = Vectors.dot(inputs[k], inputs[k]);
            if (isWorse(Math.abs(square - 1), worstLength)) {
                worstLength = Math.abs(square - 1);
                squaredLength = square;
                at[2] = k;
            }
        }
        return new Orthonormality(inputs.length, d, at[0], at[1], innerProduct, at[2], squaredLength);
    }

    /** An overflow to NaN is the worst of all. */
    private static boolean isWorse(double error, double worst) {
        return !(error <= worst || Double.isNaN(worst));
    }

    /** What rounding may make of d products: 64·d·2⁻⁵². */
    private double rounding() {
        return 64.0 * d * 0x1p-52;
    }

    /** Whether n ≤ d, and all |⟨x_k, x_l⟩ − 1{k = l}| ≤ 64·d·2⁻⁵². */
    public boolean holds() {
        return n <= d && Math.abs(innerProduct) <= rounding() && Math.abs(squaredLength - 1) <= rounding();
    }

    /** Whether it is the pair that fails most; else it is the length. */
    boolean pairIsWorst() {
        return !isWorse(Math.abs(squaredLength - 1), Math.abs(innerProduct));
    }

    /** The worst inner product, in words: which, what it must be, what it is. */
    String worst() {
        return pairIsWorst() ? product(first, second, 0, innerProduct) : product(longest, longest, 1, squaredLength);
    }

    private static String product(int k, int l, int rule, double value) {
        return "<x_" + k + ", x_" + l + "> must be " + rule + ", got " + Numbers.full(value);
    }

    @Override
    public String toString() {
        return "Orthonormality[n=" + n + ", d=" + d + ", " + (holds() ? "holds" : "fails: " + worst()) + "]";
    }
}
