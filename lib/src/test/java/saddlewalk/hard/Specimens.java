package saddlewalk.hard;

import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntToDoubleFunction;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import saddlewalk.WholeFile;
import saddlewalk.model.BadFileException;
import saddlewalk.model.DataFile;
import saddlewalk.sweep.Grid;
import saddlewalk.sweep.NormMeasurement;
import saddlewalk.sweep.Rows;

/**
 * The table behind the sweep: for a parameter's type and name one good value, used while another parameter varies, and
 * the hostile ones. An object of the library comes from {@link World}, or else from the first public factory or
 * constructor that makes one out of good values.
 */
final class Specimens {
    /** Names of whole numbers that choose one of several: these are tried with the largest int too; a size is not. */
    private static final Set<String> INDICES = Set.of("i", "j", "k", "w", "b", "q", "datum", "neuron", "plateau", "jump",
            "saddle", "sign", "first", "second", "from", "to", "index", "panel", "shown");

    private final Path folder;
    private final World world = new World();
    private final Map<Class<?>, Object> made = new HashMap<>();
    private final Set<Class<?>> making = new HashSet<>();

    Specimens(Path folder) {
        this.folder = folder;
    }

    /** A value that the call should accept. */
    Object good(Parameter parameter) {
        if (parameter.getDeclaringExecutable().getName().startsWith("read") && parameter.getType() == Path.class) {
            return labels();
        }
        if (parameter.getDeclaringExecutable().getName().equals("to") && parameter.getType() == Path.class) {
            return folder.resolve("sweep.csv");
        }
        Object own = world.argument(parameter);
        return own != null ? own : good(parameter.getParameterizedType(), parameter.getName());
    }

    private Object good(Type type, String name) {
        if (type instanceof ParameterizedType generic) {
            Class<?> raw = (Class<?>) generic.getRawType();
            if (name.equals("files")) {
                return List.of(labels());
            }
            if (raw == List.class || raw == Collection.class) {
                return List.of(good(bound(generic.getActualTypeArguments()[0]), name));
            }
            if (raw == SortedMap.class) {
                return new TreeMap<>(Map.of(1, 0.5));
            }
            Object function = function(raw);
            return function != null ? function : object(raw, name);
        }
        return object((Class<?>) type, name);
    }

    private static Type bound(Type type) {
        return type instanceof java.lang.reflect.WildcardType wild ? wild.getUpperBounds()[0] : type;
    }

    private Object function(Class<?> raw) {
        if (raw == ToDoubleFunction.class) {
            return (ToDoubleFunction<Object>) x -> 0.5;
        }
        if (raw == LongFunction.class) {
            return (LongFunction<Object>) seed -> object(saddlewalk.model.Dataset.class, "data");
        }
        if (raw == Predicate.class) {
            return (Predicate<Object>) x -> true;
        }
        return raw == Consumer.class ? (Consumer<Object>) x -> { } : null;
    }

    /** An object of this class that is as good as any. */
    Object object(Class<?> type, String name) {
        Object own = world.value(type, name);
        if (own != null) {
            return own;
        }
        if (type == int.class || type == long.class || type == double.class) {
            return number(type, 1);
        }
        if (type == boolean.class) {
            return true;
        }
        if (type == String.class || type == Object.class || type == Number.class) {
            return type == Number.class ? (Object) 0.5 : "some text";
        }
        if (type == Integer.class || type == Double.class || type == Long.class) {
            return type == Integer.class ? (Object) 1 : type == Long.class ? (Object) 1L : (Object) 0.5;
        }
        if (type == Path.class) {
            return folder.resolve("file.txt");
        }
        if (type == DataFile.class) {
            return DataFile.read(labels());
        }
        if (type == Rows.class) {
            return rows();
        }
        if (type == BadFileException.class) {
            return unreadable();
        }
        if (type == IntToDoubleFunction.class) {
            return (IntToDoubleFunction) i -> 0.5;
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type.isArray()) {
            return array(type);
        }
        if (!made.containsKey(type)) {
            if (!making.add(type)) {
                throw new IllegalStateException("a specimen of " + type.getName() + " needs one of itself");
            }
            made.put(type, make(type));
        }
        return made.get(type);
    }

    private Path labels() {
        Path file = folder.resolve("labels.csv");
        WholeFile.write(file, "label\n3\n4\n12\n");
        return file;
    }

    private Rows rows() {
        List<Rows> rows = new ArrayList<>();
        saddlewalk.sweep.Sweep.of(Grid.of(3, 2), NormMeasurement.ofPaper()).to(folder.resolve("rows.csv"),
                (all, runs, sink) -> !rows.add(all));
        return rows.get(0);
    }

    private BadFileException unreadable() {
        try {
            throw new IllegalStateException("read: " + DataFile.read(folder.resolve("none.csv")));
        } catch (BadFileException e) {
            return e;
        }
    }

    private static Object number(Class<?> type, int value) {
        return type == int.class ? (Object) value : type == long.class ? (Object) (long) value : (Object) (value / 2.0);
    }

    private static Object array(Class<?> type) {
        return type == double[].class ? new double[] {0.25, 0.5, 1}
                : type == int[].class ? new int[] {1, 1}
                : type == long[].class ? new long[] {1, 2, 3}
                : type == byte[].class ? new byte[] {65}
                : type == double[][].class ? new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}
                : type == int[][].class ? new int[][] {{1, 0}, {1, 0}, {0, 1}}
                : type == long[][].class ? new long[][] {{1, 2, 3}}
                : type == String[].class ? new String[] {"1 0", "0 1"} : null;
    }

    private Object make(Class<?> type) {
        RuntimeException last = null;
        for (Class<?> owner : Api.classes()) {
            for (Executable executable : Api.of(owner)) {
                boolean makes = executable instanceof Method method
                        ? method.getReturnType() == type && Modifier.isStatic(method.getModifiers()) : owner == type;
                if (makes && List.of(executable.getParameterTypes()).stream().noneMatch(p -> p == type)) {
                    try {
                        return Call.of(executable, null, goods(executable)).now();
                    } catch (RuntimeException e) {
                        last = e;
                    }
                }
            }
        }
        throw new IllegalStateException("no specimen of " + type.getName() + " could be made", last);
    }

    /** One good value per parameter. */
    List<Object> goods(Executable executable) {
        List<Object> values = new ArrayList<>();
        for (Parameter parameter : executable.getParameters()) {
            values.add(good(parameter));
        }
        return values;
    }

    /** What a parameter is tried with while the others stay good. */
    List<Object> hostile(Parameter parameter) {
        Class<?> type = parameter.getType();
        List<Object> values = new ArrayList<>();
        if (type == double.class) {
            return Arrays.asList(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, 0.0, Double.MIN_VALUE,
                    -Double.MIN_VALUE, 1e-308, 1e308, -1e308, -1.0);
        }
        if (type == int.class) {
            values.addAll(List.of(-1, 0, Integer.MIN_VALUE));
            if (INDICES.contains(parameter.getName())) {
                values.add(Integer.MAX_VALUE);
            }
            return values;
        }
        if (type == long.class) {
            return List.of(-1L, 0L, Long.MIN_VALUE, Long.MAX_VALUE);
        }
        if (type == boolean.class) {
            return List.of(false);
        }
        values.add(null);
        if (type == double[].class) {
            int length = ((double[]) good(parameter)).length;
            values.addAll(List.of(new double[0], new double[length + 1], new double[] {0.5}));
            for (double entry : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0,
                Double.MIN_VALUE, 1e308, -1e308}) {
                double[] one = ((double[]) good(parameter)).clone();
                if (one.length > 0) {
                    one[one.length - 1] = entry;
                }
                double[] all = new double[length];
                Arrays.fill(all, entry);
                values.addAll(List.of(one, all));
            }
        } else if (type == int[].class) {
            values.addAll(List.of(new int[0], new int[] {1}, new int[] {0, 0}, new int[] {-1, 1, 1},
                    new int[] {Integer.MIN_VALUE, Integer.MAX_VALUE}));
        } else if (type == long[].class) {
            values.addAll(List.of(new long[0], new long[] {-1}, new long[] {Long.MIN_VALUE, Long.MAX_VALUE}));
        } else if (type == double[][].class) {
            values.addAll(List.of(new double[0][], new double[1][0], new double[3][], new double[][] {{1}, {1, 2}},
                    new double[][] {{1, 0, 0}, {0, Double.NaN, 0}, {0, 0, 1}},
                    new double[][] {{1e308, 1e308, 0}, {1e308, -1e308, 0}, {0, 0, 1e308}}));
        } else if (type == int[][].class) {
            values.addAll(List.of(new int[0][], new int[1][0], new int[3][], new int[][] {{1}, {1, 0}}, new int[][] {{2}}));
        } else if (type == long[][].class) {
            values.addAll(List.of(new long[0][], new long[1][0], new long[1][], new long[][] {{-1, -1}}));
        } else if (type == String.class) {
            values.addAll(List.of("", " ", "\n", "<\"&'>", "\u0000"));
        } else if (type == String[].class) {
            values.addAll(List.of(new String[0], new String[1], new String[] {""}, new String[] {"1", "1 1"}));
        } else if (type == byte[].class) {
            values.add(new byte[0]);
        } else if (type == Path.class) {
            values.addAll(List.of(folder, folder.resolve("none").resolve("file.txt"), Path.of("")));
        } else if (List.class.isAssignableFrom(type) || type == Collection.class) {
            List<Object> twice = new ArrayList<>((Collection<?>) good(parameter));
            twice.addAll(twice);
            values.addAll(List.of(List.of(), Collections.singletonList(null), twice));
        } else if (type == SortedMap.class) {
            values.add(new TreeMap<>());
        } else {
            values.addAll(world.hostile(type));
        }
        return values;
    }

    /** What any parameter of this kind must refuse at once; a seed or a flag refuses nothing. */
    List<Object> refused(Parameter parameter) {
        Class<?> type = parameter.getType();
        if (type == long.class || type == boolean.class) {
            return List.of();
        }
        if (type == int.class) {
            return List.of(-1, Integer.MIN_VALUE);
        }
        if (type == double.class) {
            return List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
        }
        List<Object> values = new ArrayList<>();
        values.add(null);
        if (type == double[].class) {
            values.addAll(List.of(new double[] {Double.NaN}, new double[] {Double.NEGATIVE_INFINITY}));
        } else if (type == int[].class) {
            values.addAll(List.of(new int[] {-1}, new int[] {Integer.MIN_VALUE, Integer.MAX_VALUE}));
        }
        return values;
    }

    /** The objects on which a method of this class is called, a good one first. */
    List<Object> receivers(Class<?> type) {
        List<Object> receivers = new ArrayList<>();
        if (type.isEnum()) {
            receivers.addAll(List.of(type.getEnumConstants()));
        } else {
            receivers.add(object(type, "this"));
            receivers.addAll(world.hostile(type));
        }
        return receivers;
    }
}
