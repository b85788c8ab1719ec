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
import saddlewalk.train.Recorder;
import saddlewalk.train.Trajectory;

/** Figure 1's run by leap: the same epochs, plateaus in closed form; its cost must hardly depend on λ. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class Leap {
    /** log λ. */
    @Param({"-1000", "-1000000"})
    public double logLambda;
    private FigureOne problem;

    @Setup
    public void prepare() {
        problem = Problems.figureOne(logLambda);
    }

    @Benchmark
    public Trajectory figureOne() {
        return problem.train(Recorder.endsOnly());
    }
}
