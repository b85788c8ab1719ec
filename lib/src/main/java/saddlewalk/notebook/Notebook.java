package saddlewalk.notebook;

import saddlewalk.output.Bundle;

/**
 * Shows values in the notebook that is running, on JJava and on IJava alike; without a kernel prints their text. For a
 * cell: {@code import static saddlewalk.notebook.Notebook.*;} and then {@code show(x);}.
 */
public final class Notebook {
    private Notebook() {
    }

    /**
     * Shows a figure, a claim, a Tablesaw table, a list of records (as a table), an array, a number or anything else
     * (its {@code toString}). Doubles have at most six significant digits.
     *
     * @param value may be null
     */
    public static void show(Object value) {
        publish(Rendering.of(value));
    }

    /** Sends one output, in all its MIME types, to the kernel's own display. */
    public static void publish(Bundle bundle) {
        Watchdog.start();
        Kernel.running().display(bundle);
    }
}
