package saddlewalk.report;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Whether processes live; a dead one that nobody has waited for yet counts as dead. */
final class Processes {
    private Processes() {
    }

    static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).filter(process -> process.info().command().isPresent()).isPresent();
    }

    /** Waits until the condition holds, at most so long; the caller asserts. */
    static boolean within(int seconds, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return condition.getAsBoolean();
    }
}
