package saddlewalk.report;

import java.io.PrintStream;

/** Says what the run is doing, each line with the time since it began. */
final class Progress {
    private final PrintStream out;
    private final long start = System.nanoTime();

    Progress(PrintStream out) {
        this.out = out;
    }

    void say(String subject, String what) {
        long seconds = (System.nanoTime() - start) / 1_000_000_000L;
        String time = seconds / 60 + (seconds % 60 < 10 ? ":0" : ":") + seconds % 60;
        out.println(" ".repeat(Math.max(0, 6 - time.length())) + time + "  " + subject + "  " + what);
        out.flush();
    }

    double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }
}
