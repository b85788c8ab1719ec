package saddlewalk.limit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import saddlewalk.Problems.Masked;

/** Algorithm 1 written a second time, straight from (8)–(14), with sets and without any shortcut. Continuous time. */
final class NaiveAlgorithm1 {
    final Masked problem;
    final List<Double> times = new ArrayList<>();
    final List<Integer> neurons = new ArrayList<>();
    final List<Set<Integer>> fitted = new ArrayList<>();

    NaiveAlgorithm1(Masked problem) {
        this.problem = problem;
        while (true) {
            int i = times.size();
            double best = Double.POSITIVE_INFINITY;
            int argmin = -1;
            for (int j = 0; j < problem.signs().length; j++) {
                if (neurons.contains(j) || s(j, i).isEmpty()) {
                    continue;
                }
                double candidate = time(i) - exponent(j, i) / speed(j, i);
                if (candidate < best) {
                    best = candidate;
                    argmin = j;
                }
            }
            if (argmin < 0) {
                return;
            }
            Set<Integer> s = s(argmin, i);
            times.add(best);
            neurons.add(argmin);
            fitted.add(s);
        }
    }

    double time(int i) {
        return i == 0 ? 0 : times.get(i - 1);
    }

    /** U^i. */
    Set<Integer> unfitted(int i) {
        Set<Integer> u = new TreeSet<>();
        for (int k = 0; k < problem.labels().length; k++) {
            u.add(k);
        }
        fitted.subList(0, i).forEach(u::removeAll);
        return u;
    }

    /** S_j^i. */
    Set<Integer> s(int j, int i) {
        Set<Integer> s = new TreeSet<>();
        for (int k : unfitted(i)) {
            if (problem.mask().get(k, j) && problem.signs()[j] * problem.labels()[k] > 0) {
                s.add(k);
            }
        }
        return s;
    }

    /** (10); 0 once j is fitted. */
    double speed(int j, int i) {
        double squares = 0;
        for (int k : s(j, i)) {
            squares += Math.pow(problem.labels()[k], 2);
        }
        return neurons.subList(0, i).contains(j) ? 0 : Math.sqrt(squares) / problem.labels().length;
    }

    /** (11) at t_i, summed over all plateaus before it. */
    double exponent(int j, int i) {
        double rho = -1;
        for (int l = 0; l < i; l++) {
            rho += (time(l + 1) - time(l)) * speed(j, l);
        }
        return rho;
    }

    /** ‖y_U‖²/(2n). */
    double loss(int i) {
        double squares = 0;
        for (int k : unfitted(i)) {
            squares += problem.labels()[k] * problem.labels()[k];
        }
        return squares / 2 / problem.labels().length;
    }
}
