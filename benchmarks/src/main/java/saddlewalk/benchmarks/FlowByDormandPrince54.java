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

/** A peer: the same flow as an explicit general-purpose solver does it; see {@link GeneralFlow}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class FlowByDormandPrince54 {
    /** log λ; at −10⁶ it would take a thousand times as long as at −1000. */
    @Param({"-100", "-1000"})
    public double logLambda;
    private FigureOne problem;
    private double end;

    @Setup
    public void prepare() {
        problem = Problems.figureOne(logLambda);
        end = Problems.flowEnd(problem);
    }

    @Benchmark
    public GeneralFlow.Result figureOne() {
        return GeneralFlow.run(problem, end);
    }
}
