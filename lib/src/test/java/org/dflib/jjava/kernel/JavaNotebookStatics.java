package org.dflib.jjava.kernel;

import java.util.ArrayList;
import java.util.List;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/** Stands in for JJava in tests: same names, same two methods. */
public final class JavaNotebookStatics {
    private static JavaKernel running;

    private JavaNotebookStatics() {
    }

    public static void setRunning(JavaKernel kernel) {
        running = kernel;
    }

    public static JavaKernel kernel() {
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
