package io.github.spencerpark.ijava;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.ArrayList;
import java.util.List;

/** Stands in for IJava 1.3 in tests: same names, same two methods. */
public final class IJava {
    private static JavaKernel running;

    private IJava() {
    }

    public static void setRunning(JavaKernel kernel) {
        running = kernel;
    }

    public static JavaKernel getKernelInstance() {
        return running;
    }

    /** Keeps what it is asked to display. */
    public static final class JavaKernel {
        private final List<DisplayData> displayed = new ArrayList<>();

        public void display(DisplayData data) {
            displayed.add(data);
        }

        public List<DisplayData> displayed() {
            return displayed;
        }
    }
}
