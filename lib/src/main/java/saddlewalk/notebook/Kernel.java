package saddlewalk.notebook;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import saddlewalk.output.Bundle;

/** Where outputs go: the kernel that runs this JVM, found by name, or the terminal. */
interface Kernel {
    void display(Bundle bundle);

    /** Class and static method that return the running kernel: JJava, then IJava 1.3. */
    List<String[]> KNOWN = List.of(
            new String[] {"org.dflib.jjava.kernel.JavaNotebookStatics", "kernel"},
            new String[] {"io.github.spencerpark.ijava.IJava", "getKernelInstance"});

    static Kernel running() {
        for (String[] known : KNOWN) {
            Object kernel = instance(known[0], known[1]);
            if (kernel != null) {
                return new Jupyter(kernel);
            }
        }
        return bundle -> System.out.println(bundle.text());
    }

    private static Object instance(String type, String method) {
        try {
            return Class.forName(type).getMethod(method).invoke(null);
        } catch (ClassNotFoundException notThisKernel) {
            return null;
        } catch (InvocationTargetException e) {
            return null;                                   // the class is there, but no kernel is running
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this kernel has another interface than the one known: "
                    + e.getMessage(), e);
        }
    }

    /** A kernel with a method {@code display(DisplayData)}, where DisplayData has {@code putData(String, Object)}. */
    record Jupyter(Object kernel) implements Kernel {
        @Override
        public void display(Bundle bundle) {
            try {
                Method display = displayMethod();
                Class<?> type = display.getParameterTypes()[0];
                Object data = type.getConstructor(String.class).newInstance(bundle.text());
                Method put = type.getMethod("putData", String.class, Object.class);
                for (var entry : bundle.values().entrySet()) {
                    put.invoke(data, entry.getKey(), entry.getValue());
                }
                display.invoke(kernel, data);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("the kernel did not take the output: " + e, e);
            }
        }

        private Method displayMethod() throws NoSuchMethodException {
            for (Method method : kernel.getClass().getMethods()) {
                if (method.getName().equals("display") && method.getParameterCount() == 1
                        && method.getParameterTypes()[0].getSimpleName().equals("DisplayData")) {
                    return method;
                }
            }
            throw new NoSuchMethodException(kernel.getClass().getName() + ".display(DisplayData)");
        }
    }
}
