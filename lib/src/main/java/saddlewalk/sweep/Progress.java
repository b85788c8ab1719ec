package saddlewalk.sweep;

import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * How far a sweep is. It never goes into a result.
 *
 * @param runs        of the grid
 * @param done        with a row, failed ones and those found at the beginning included
 * @param failed      of these
 * @param seconds     since the sweep began or went on
 * @param secondsLeft about so many more; empty before the first run is done
 */
public record Progress(int runs, int done, int failed, double seconds, OptionalDouble secondsLeft) {
    /** A listener for {@link Sweep#withListener} that says it in words, at most once a second. */
    public static Consumer<Progress> everySecond(Consumer<String> say) {
        Objects.requireNonNull(say, "say");
        long[] last = {System.nanoTime()};
        return state -> {
            if (System.nanoTime() - last[0] >= 1_000_000_000L) {
                last[0] = System.nanoTime();
                say.accept(state.toString());
            }
        };
    }

    /** Such as {@code 12 of 100 runs, 1 failed, 0:12, about 1:20 left}. */
    @Override
    public String toString() {
        return done + " of " + runs + " runs" + (failed == 0 ? "" : ", " + failed + " failed") + ", " + clock(seconds)
                + (secondsLeft.isEmpty() ? "" : ", about " + clock(secondsLeft.getAsDouble()) + " left");
    }

    private static String clock(double seconds) {
        long whole = (long) Math.ceil(seconds);
        String rest = whole % 60 < 10 ? "0" + whole % 60 : Long.toString(whole % 60);
        return whole < 3600 ? whole / 60 + ":" + rest
                : whole / 3600 + ":" + (whole / 60 % 60 < 10 ? "0" : "") + whole / 60 % 60 + ":" + rest;
    }
}
