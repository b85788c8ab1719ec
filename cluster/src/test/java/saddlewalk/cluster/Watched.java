package saddlewalk.cluster;

import java.util.Arrays;

/** Runs another class's main in a JVM that ends with the process that started it, however that dies. */
public final class Watched {
    private Watched() { }

    public static void main(String[] arguments) throws Exception {
        ProcessHandle parent = ProcessHandle.current().parent().orElseThrow();
        parent.onExit().thenRun(() -> Runtime.getRuntime().halt(3));
        Class.forName(arguments[0]).getMethod("main", String[].class)
                .invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
    }
}
