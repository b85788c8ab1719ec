package saddlewalk.hard;

import java.lang.reflect.Array;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Asks every public method that takes or returns an array, a list or a map whether it shares it: what was handed over is
 * spoilt after the call, and what came back too, and then everything is looked at again.
 */
final class Copies {
    private final Specimens specimens;
    private int looks;

    Copies(Path folder) {
        this.specimens = new Specimens(folder);
    }

    /** Number of methods asked so far. */
    int looks() {
        return looks;
    }

    /** What a class shares: one line each. */
    List<String> complaints(Class<?> type) {
        List<String> complaints = new ArrayList<>();
        for (Executable executable : Api.of(type)) {
            boolean takes = Arrays.stream(executable.getParameterTypes()).anyMatch(Copies::holds);
            boolean gives = executable instanceof Method method && holds(method.getReturnType());
            if (!Excused.isSkipped(executable) && !Excused.isCostly(executable)
                    && !Excused.neverReturns(executable) && (takes || gives)) {
                looks++;
                try {
                    ask(executable, takes, complaints);
                } catch (RuntimeException e) {
                    complaints.add(Api.name(executable) + " needs a good argument in World: " + e);
                }
            }
        }
        return complaints;
    }

    private static boolean holds(Class<?> type) {
        return type.isArray() || Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
    }

    private void ask(Executable executable, boolean takes, List<String> complaints) {
        Object receiver = Api.hasReceiver(executable) ? specimens.object(executable.getDeclaringClass(), "this") : null;
        Object[] arguments = specimens.goods(executable).stream().map(Copies::mutable).toArray();
        Object[] again = Arrays.stream(arguments).map(Copies::mutable).toArray();
        Object result = new Call(executable, receiver, arguments).now();
        Object kept = takes ? receiver : null;              // who takes nothing shows what it keeps in its result
        String before = seen(result) + seen(kept);
        Arrays.stream(arguments).forEach(Copies::spoil);
        if (!before.equals(seen(result) + seen(kept))) {
            complaints.add(Api.name(executable) + " keeps what it was given: " + before + " became " + seen(result)
                    + seen(kept));
        }
        if (receiver != null && result != null && holds(result.getClass())) {
            spoil(result);
            String after = seen(new Call(executable, receiver, again).now()) + seen(kept);
            if (!before.equals(after)) {
                complaints.add(Api.name(executable) + " hands out what it keeps: " + before + " became " + after);
            }
        }
    }

    /** The same numbers in arrays, lists and maps that can be changed and that nobody else has. */
    private static Object mutable(Object value) {
        if (value instanceof Collection<?> several) {
            return new ArrayList<>(several.stream().map(Copies::mutable).toList());
        }
        if (value instanceof SortedMap<?, ?> map) {
            return new TreeMap<>(map);
        }
        if (value == null || !value.getClass().isArray()) {
            return value;
        }
        int length = Array.getLength(value);
        Object copy = Array.newInstance(value.getClass().getComponentType(), length);
        for (int i = 0; i < length; i++) {
            Array.set(copy, i, mutable(Array.get(value, i)));
        }
        return copy;
    }

    /** Puts other values into it, as far as it lets itself be changed. */
    static void spoil(Object value) {
        if (value instanceof double[] numbers) {
            Arrays.fill(numbers, Double.NaN);
        } else if (value instanceof int[] numbers) {
            Arrays.fill(numbers, 77);
        } else if (value instanceof long[] numbers) {
            Arrays.fill(numbers, 77);
        } else if (value instanceof byte[] numbers) {
            Arrays.fill(numbers, (byte) 77);
        } else if (value instanceof Object[] rows) {
            Arrays.stream(rows).forEach(Copies::spoil);
            Arrays.fill(rows, null);
        } else if (value instanceof Collection<?> several) {
            several.forEach(Copies::spoil);
            ifAllowed(several::clear);
        } else if (value instanceof Map<?, ?> map) {
            ifAllowed(map::clear);
        }
    }

    private static void ifAllowed(Runnable change) {
        try {
            change.run();
        } catch (UnsupportedOperationException e) {
            return;                                          // it cannot be changed: so much the better
        }
    }

    /** All that shows of an object: what its methods without arguments say in numbers, texts, arrays and lists. */
    private static String seen(Object object) {
        if (object == null || !object.getClass().getName().startsWith("saddlewalk.") || object.getClass().isEnum()) {
            return Call.text(object);
        }
        StringBuilder all = new StringBuilder(object.getClass().getSimpleName());
        for (Executable executable : Modifier.isPublic(object.getClass().getModifiers()) ? Api.of(object.getClass())
                : List.<Executable>of()) {
            if (Api.hasReceiver(executable) && executable.getParameterCount() == 0 && !Excused.isCostly(executable)
                    && !executable.getName().equals("hashCode") && shows(((Method) executable).getReturnType())) {
                all.append(' ').append(executable.getName()).append('=').append(answer(executable, object));
            }
        }
        return all.toString();
    }

    private static boolean shows(Class<?> type) {
        return type.isPrimitive() && type != void.class || type == String.class || holds(type);
    }

    private static String answer(Executable executable, Object object) {
        try {
            Object value = new Call(executable, object, new Object[0]).now();
            return value instanceof Collection<?> several ? Call.text(several.toArray()) : Call.text(value);
        } catch (RuntimeException | AssertionError e) {
            return e.getMessage();
        }
    }
}
