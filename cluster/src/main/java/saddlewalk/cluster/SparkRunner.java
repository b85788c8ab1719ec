package saddlewalk.cluster;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.spark.SimpleFutureAction;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import saddlewalk.sweep.FinishedRow;
import saddlewalk.sweep.Rows;
import saddlewalk.sweep.Runner;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractFunction0;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/**
 * Computes the rows of a sweep on a Spark cluster. One task is one run, or a few where there are very many; what a lost
 * machine had not delivered, others compute again. Rows reach the driver as their tasks end, and its disk
 * before anything else.
 */
public final class SparkRunner implements Runner {
    private static final int MOST_TASKS = 10_000;
    private static final long POLL_MILLIS = 100;

    private final SparkContext spark;

    private SparkRunner(SparkContext spark) {
        this.spark = spark;
    }

    /** On the cluster of this context, which stays open. */
    public static SparkRunner on(SparkContext spark) {
        return new SparkRunner(spark);
    }

    /** @throws IllegalStateException if Spark gives the job up; names its reason */
    @Override
    public boolean run(Rows rows, int[] runs, Sink sink) throws IOException {
        BlockingQueue<List<FinishedRow>> finished = new LinkedBlockingQueue<>();
        int tasks = Math.min(runs.length, MOST_TASKS);
        RDD<Integer> numbers = new JavaSparkContext(spark)
                .parallelize(Arrays.stream(dealt(runs, tasks)).boxed().toList(), tasks).rdd();
        SimpleFutureAction<Object> job = spark.submitJob(numbers, new RowsOfPartition(rows),
                CollectionConverters.asScala(IntStream.range(0, tasks).<Object>mapToObj(i -> i).toList()).toSeq(),
                new AbstractFunction2<Object, List<FinishedRow>, BoxedUnit>() {
                    @Override
                    public BoxedUnit apply(Object task, List<FinishedRow> some) {
                        finished.add(some);
                        return BoxedUnit.UNIT;
                    }
                }, new AbstractFunction0<Object>() {
                    @Override
                    public Object apply() {
                        return BoxedUnit.UNIT;
                    }
                });
        int done = 0;
        try {
            while (done < runs.length) {
                boolean over = job.isCompleted();            // asked first: what it delivered before is in the queue
                List<FinishedRow> some = next(finished);
                if (some.isEmpty() && over) {
                    throw new IllegalStateException("Spark gave the job up after " + done + " of " + runs.length + " runs: "
                            + reason(job));
                }
                sink.take(some);
                done += some.size();
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            if (done < runs.length) {
                job.cancel();
            }
        }
    }

    /**
     * The same runs in an order in which Spark's slices, the positions from ⌊t·length/tasks⌋ on, are dealt in turn: runs come
     * sorted by cost, and a slice of neighbours would be the dearest.
     */
    static int[] dealt(int[] runs, int tasks) {
        int[] dealt = new int[runs.length];
        int each = runs.length / tasks;
        int further = each * tasks;
        for (int t = 0; t < tasks; t++) {
            int start = (int) ((long) t * runs.length / tasks);
            int end = (int) ((t + 1L) * runs.length / tasks);
            for (int i = start; i < end; i++) {
                dealt[i] = i - start < each ? runs[(i - start) * tasks + t] : runs[further++];
            }
        }
        return dealt;
    }

    private static List<FinishedRow> next(BlockingQueue<List<FinishedRow>> finished) throws InterruptedException {
        List<FinishedRow> first = finished.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
        List<List<FinishedRow>> all = new ArrayList<>();
        if (first != null) {
            all.add(first);
        }
        finished.drainTo(all);
        return all.stream().flatMap(List::stream).toList();
    }

    private static String reason(SimpleFutureAction<Object> job) {
        return job.value().get().failed()
                .map(wrong -> String.valueOf(wrong.getMessage()).lines().findFirst().orElse("unknown"))
                .getOrElse(() -> "unknown");
    }
}
