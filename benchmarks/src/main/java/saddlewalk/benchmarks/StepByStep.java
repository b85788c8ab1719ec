package saddlewalk.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import saddlewalk.train.FigureOne;
import saddlewalk.train.Trajectory;

/** Figure 1's run, every epoch an ordinary step: about two million epochs with n = 64, m = 6. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class StepByStep {
    private final FigureOne problem = Problems.figureOne(-1000);

    /** All epochs of the run; divide by their number (in expected.json) for the time of one. */
    @Benchmark
    public Trajectory figureOne() {
        return Problems.stepByStep(problem);
    }
}
