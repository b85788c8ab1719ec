package saddlewalk.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import saddlewalk.train.FigureOne;
import saddlewalk.train.FlowTrajectory;

/** The gradient flow from Figure 1's start until its data are fitted. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class Flow {
    /** log λ. */
    @Param({"-100", "-1000", "-1000000"})
    public double logLambda;
    private FigureOne problem;

    @Setup
    public void prepare() {
        problem = Problems.figureOne(logLambda);
    }

    @Benchmark
    public FlowTrajectory figureOne() {
        return Problems.flow(problem);
    }
}
