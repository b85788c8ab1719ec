package saddlewalk.sweep;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/**
 * Threads that share independent runs; what they finish is handed to the calling thread. An interrupt of the caller is
 * passed on to them: runs stop at their next poll, and what they give then is dropped.
 *
 * @param <R> what a run gives
 */
final class Workers<R> {
    /** What takes finished runs, in the calling thread. */
    interface Taker<R> {
        void take(List<Finished<R>> finished) throws IOException;
    }

    /** A finished run, or why it could not be. */
    record Finished<R>(int run, R result, Throwable thrown) { }

    private final int[] runs;
    private final IntFunction<R> work;
    private final AtomicInteger next = new AtomicInteger();
    private final BlockingQueue<Finished<R>> finished = new LinkedBlockingQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean cancelled;

    private Workers(int[] runs, IntFunction<R> work) {
        this.runs = runs;
        this.work = work;
    }

    /** Returns false if the caller was interrupted before all runs were done. Throws what a run threw. */
    static <R> boolean run(int threads, int[] runs, IntFunction<R> work, Taker<R> taker) throws IOException {
        return new Workers<>(runs, work).run(Math.min(threads, runs.length), taker);
    }

    private boolean run(int count, Taker<R> taker) throws IOException {
        for (int i = 0; i < count; i++) {
            Thread thread = new Thread(this::work, "saddlewalk sweep " + i);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
        try {
            int done = 0;
            while (done < runs.length) {
                done += hand(List.of(finished.take()), taker);
            }
            return true;
        } catch (InterruptedException e) {
            cancel();
            while (!finished.isEmpty()) {
                hand(List.of(), taker);
            }
            Thread.currentThread().interrupt();
            return false;
        } finally {
            cancel();
        }
    }

    private int hand(List<Finished<R>> first, Taker<R> taker) throws IOException {
        List<Finished<R>> some = new ArrayList<>(first);
        finished.drainTo(some);
        List<Finished<R>> good = some.stream().filter(one -> one.thrown() == null).toList();
        taker.take(good);
        for (Finished<R> one : some) {
            if (one.thrown() instanceof Error error) {
                throw error;
            } else if (one.thrown() instanceof RuntimeException exception) {
                throw exception;
            }
        }
        return good.size();
    }

    private void work() {
        for (int i = next.getAndIncrement(); i < runs.length && !cancelled; i = next.getAndIncrement()) {
            Finished<R> one;
            try {
                one = new Finished<>(runs[i], work.apply(runs[i]), null);
            } catch (RuntimeException | Error e) {
                one = new Finished<>(runs[i], null, e);
                next.set(runs.length);                       // nobody begins another run
            }
            if (cancelled) {                                 // set before the interrupt: the run may have seen it
                return;
            }
            finished.add(one);
        }
    }

    /** Stops all threads at their next poll, and waits for that. */
    private void cancel() {
        cancelled = true;
        boolean interrupted = false;
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
