package saddlewalk.limit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What Algorithm 1 would be without memory: after every jump all exponents start again at −1, so that the fastest
 * neuron comes next. It is wrong; it is here to show what the exponents' memory across saddles changes. [ours]
 *
 * <p>Speeds, data and masks are those of the limit process it is compared with. Ties go to the smallest index. Cost
 * O(p·m·n) for p jumps.
 */
public final class RestartingRule {
    private final List<Jump> jumps;

    private RestartingRule(List<Jump> jumps) {
        this.jumps = List.copyOf(jumps);
    }

    /** Runs the rule on the problem of {@code process}, in continuous time or in the discrete form as that one does. */
    public static RestartingRule of(LimitProcess process) {
        List<Jump> jumps = new ArrayList<>();
        List<Integer> unfitted = process.unfitted(0);
        Set<Integer> jumped = new HashSet<>();
        double time = 0;
        while (true) {
            int fastest = -1;
            double speed = 0;
            for (int j = 0; j < process.m(); j++) {
                double its = jumped.contains(j) ? 0 : speed(process, seen(process, j, unfitted));
                if (its > speed) {
                    speed = its;
                    fastest = j;
                }
            }
            if (fastest < 0) {
                return new RestartingRule(jumps);
            }
            List<Integer> fitted = seen(process, fastest, unfitted);
            time += 1 / speed;
            jumps.add(new Jump(time, fastest, fitted));
            jumped.add(fastest);
            unfitted = unfitted.stream().filter(k -> !fitted.contains(k)).toList();
        }
    }

    private static List<Integer> seen(LimitProcess process, int j, List<Integer> unfitted) {
        return unfitted.stream().filter(k -> process.saw(j, k)).toList();
    }

    private static double speed(LimitProcess process, List<Integer> seen) {
        double squares = 0;
        for (int k : seen) {
            squares += process.data().label(k) * process.data().label(k);
        }
        return process.speed(squares);
    }

    /** The jumps it names, in order of time. */
    public List<Jump> jumps() {
        return jumps;
    }

    /** The neurons in the order in which it lets them jump. */
    public List<Integer> order() {
        return jumps.stream().map(Jump::neuron).toList();
    }

    @Override
    public String toString() {
        return "RestartingRule[order " + order() + "]";
    }
}
