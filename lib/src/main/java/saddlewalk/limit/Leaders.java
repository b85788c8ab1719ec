package saddlewalk.limit;

import java.util.Arrays;

/**
 * For every pattern the neuron of highest score, up to a limited number of patterns: those of highest score are kept.
 * Open addressing with a fixed hash; no pattern is 0.
 */
final class Leaders {
    private static final long HASH = 0x9E3779B97F4A7C15L;

    private long[] patterns = new long[1 << 10];
    private double[] scores = new double[1 << 10];
    private int[] neurons = new int[1 << 10];
    private int size;
    private int limit;
    private double threshold = Double.NEGATIVE_INFINITY;

    /** @param limit number of patterns kept at most, unless as many have one score */
    Leaders(int limit) {
        this.limit = limit;
    }

    /** Of the patterns with a score above this nothing has been dropped. */
    double threshold() {
        return threshold;
    }

    /** The score of the neuron that leads for a pattern; −∞ without one. */
    double score(long pattern) {
        int slot = slot(pattern);
        return patterns[slot] == 0 ? Double.NEGATIVE_INFINITY : scores[slot];
    }

    /** Takes part for the pattern; on equal scores the smaller neuron leads. Nothing at or below the threshold may come. */
    void offer(long pattern, double score, int neuron) {
        int slot = slot(pattern);
        if (patterns[slot] == 0) {
            patterns[slot] = pattern;
            size++;
        } else if (score < scores[slot] || score == scores[slot] && neuron > neurons[slot]) {
            return;
        }
        scores[slot] = score;
        neurons[slot] = neuron;
        if (size == limit) {
            drop();
        } else if (2 * size > patterns.length) {
            rebuild(2 * patterns.length);
        }
    }

    private int slot(long pattern) {
        int slot = (int) (pattern * HASH >>> 32) & patterns.length - 1;
        while (patterns[slot] != 0 && patterns[slot] != pattern) {
            slot = slot + 1 & patterns.length - 1;
        }
        return slot;
    }

    /** Raises the threshold to the median score; keeps all and doubles the limit where nothing lies above that. */
    private void drop() {
        double[] sorted = new double[size];
        int next = 0;
        for (int slot = 0; slot < patterns.length; slot++) {
            if (patterns[slot] != 0) {
                sorted[next++] = scores[slot];
            }
        }
        Arrays.sort(sorted);
        if (sorted[size / 2] < sorted[size - 1]) {
            threshold = sorted[size / 2];
        } else {
            limit *= 2;
        }
        rebuild(patterns.length);
    }

    private void rebuild(int capacity) {
        long[] oldPatterns = patterns;
        double[] oldScores = scores;
        int[] oldNeurons = neurons;
        patterns = new long[capacity];
        scores = new double[capacity];
        neurons = new int[capacity];
        size = 0;
        for (int old = 0; old < oldPatterns.length; old++) {
            if (oldPatterns[old] != 0 && oldScores[old] > threshold) {
                int slot = slot(oldPatterns[old]);
                patterns[slot] = oldPatterns[old];
                scores[slot] = oldScores[old];
                neurons[slot] = oldNeurons[old];
                size++;
            }
        }
    }

    /** The neurons that lead, ascending. */
    int[] neurons() {
        int[] leading = new int[size];
        int next = 0;
        for (int slot = 0; slot < patterns.length; slot++) {
            if (patterns[slot] != 0) {
                leading[next++] = neurons[slot];
            }
        }
        Arrays.sort(leading);
        return leading;
    }
}
