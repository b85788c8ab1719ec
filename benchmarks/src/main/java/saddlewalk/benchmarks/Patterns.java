package saddlewalk.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import saddlewalk.limit.PatternProcess;

/** Algorithm 1 at n = 32, m = 2²⁸ positive neurons, by patterns. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class Patterns {
    private final ManyNeurons problem = ManyNeurons.make();

    @Benchmark
    public PatternProcess manyNeurons() {
        return problem.process();
    }
}
