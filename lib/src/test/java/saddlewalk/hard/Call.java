package saddlewalk.hard;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One call of a public constructor or method. */
record Call(Executable executable, Object receiver, Object[] arguments) {
    static Call of(Executable executable, Object receiver, List<Object> arguments) {
        return new Call(executable, receiver, arguments.toArray());
    }

    /** Makes the call in this thread and gives what it returns; throws what it throws, wrapped if it is checked. */
    Object now() {
        try {
            return executable instanceof Method method ? method.invoke(receiver, arguments)
                    : ((Constructor<?>) executable).newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException("checked: " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot be called: " + this, e);
        }
    }

    /** Whether no number handed over is NaN or infinite. */
    boolean isFinite() {
        for (Object argument : arguments) {
            if (!finite(argument)) {
                return false;
            }
        }
        return true;
    }

    private static boolean finite(Object value) {
        if (value instanceof Double number) {
            return Double.isFinite(number);
        }
        if (value instanceof Collection<?> several) {
            return several.stream().allMatch(Call::finite);
        }
        return value == null || !value.getClass().isArray()
                || IntStream.range(0, Array.getLength(value)).allMatch(i -> finite(Array.get(value, i)));
    }

    static String text(Object value) {
        return value != null && value.getClass().isArray()
                ? IntStream.range(0, Array.getLength(value)).mapToObj(i -> text(Array.get(value, i)))
                        .collect(Collectors.joining(", ", "{", "}"))
                : value instanceof String string ? '"' + string + '"'
                : value instanceof Number || value instanceof Enum<?> || value instanceof Collection<?> || value instanceof Path
                ? value.toString() : value == null ? "null" : value.getClass().getSimpleName();
    }

    @Override
    public String toString() {
        return Api.name(executable) + (receiver == null ? "" : " on " + text(receiver)) + " with "
                + Arrays.stream(arguments).map(Call::text).collect(Collectors.joining("; ", "(", ")"));
    }
}
