package saddlewalk.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import saddlewalk.limit.LimitProcess;

/** Algorithm 1 at n = 10⁶, m = 64, from labels, signs and a mask. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class Algorithm1 {
    private final MillionLabels problem = MillionLabels.make();

    @Benchmark
    public LimitProcess millionLabels() {
        return problem.process();
    }
}
