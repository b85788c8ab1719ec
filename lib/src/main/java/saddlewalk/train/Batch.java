package saddlewalk.train;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import saddlewalk.Require;

/**
 * Many independent runs over all cores. Each run is one thread's work from beginning to end, so that its result does not
 * depend on how many threads there are; results come in the order of the runs.
 */
public final class Batch {
    private Batch() { }

    /** Trains all of them on as many threads as there are processors. */
    public static List<Trajectory> run(List<GradientDescent> runs) {
        return run(runs, Runtime.getRuntime().availableProcessors());
    }

    /**
     * Trains all of them on the given number of threads.
     *
     * <p>An interrupt of the calling thread is passed on to every run: those under way stop at their next poll, the others
     * at epoch 0, and all of them say {@link Stop#INTERRUPTED}; the interrupt stays set.
     *
     * @param threads ≥ 1
     * @return one trajectory for each run, in their order
     */
    public static List<Trajectory> run(List<GradientDescent> runs, int threads) {
        Require.atLeast("number of threads", 1, threads);
        List<Thread> workers = new ArrayList<>();
        ExecutorService pool = Executors.newFixedThreadPool(threads, work -> {
            Thread worker = new Thread(work, "saddlewalk batch");
            worker.setDaemon(true);
            synchronized (workers) {
                workers.add(worker);
            }
            return worker;
        });
        try {
            Interrupt interrupt = new Interrupt();
            List<Future<Trajectory>> pending = runs.stream().map(run -> pool.submit(() -> interrupt.passOnTo(run))).toList();
            List<Trajectory> done = new ArrayList<>();
            for (Future<Trajectory> one : pending) {
                done.add(await(one, interrupt, workers));
            }
            if (interrupt.happened) {
                Thread.currentThread().interrupt();
            }
            return List.copyOf(done);
        } finally {
            pool.shutdown();
        }
    }

    /** Whether the caller was interrupted; runs that begin afterwards begin interrupted. */
    private static final class Interrupt {
        private volatile boolean happened;

        private Trajectory passOnTo(GradientDescent run) {
            if (happened) {
                Thread.currentThread().interrupt();
            }
            try {
                return run.run();
            } finally {
                Thread.interrupted();                    // this worker's next run is not interrupted by this one's
            }
        }
    }

    private static Trajectory await(Future<Trajectory> one, Interrupt interrupt, List<Thread> workers) {
        while (true) {
            try {
                return one.get();
            } catch (InterruptedException e) {
                interrupt.happened = true;
                synchronized (workers) {
                    workers.forEach(Thread::interrupt);
                }
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw new IllegalStateException("a run of the batch failed", e.getCause());
            }
        }
    }
}
