package saddlewalk.hard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import saddlewalk.Numbers;

/** The library's public classes, and the public constructors and methods that they declare, found by reflection. */
final class Api {
    private Api() { }

    /** Every public class in a fixed order; a nested one counts if all that enclose it are public. */
    static List<Class<?>> classes() {
        try {
            Path root = Path.of(Numbers.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            try (Stream<Path> files = Files.walk(root)) {
                List<Class<?>> found = new ArrayList<>();
                for (Path file : files.filter(f -> f.toString().endsWith(".class")).sorted().toList()) {
                    String name = root.relativize(file).toString().replace(".class", "").replace(file.getFileSystem()
                            .getSeparator(), ".");
                    if (name.startsWith("saddlewalk.") && !name.endsWith("-info")) {
                        Class<?> type = Class.forName(name);
                        if (isPublic(type)) {
                            found.add(type);
                        }
                    }
                }
                return List.copyOf(found);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isPublic(Class<?> type) {
        return !type.isAnonymousClass() && Modifier.isPublic(type.getModifiers())
                && (type.getEnclosingClass() == null || isPublic(type.getEnclosingClass()));
    }

    /** Constructors and methods that {@code type} declares itself and anyone may call, in a fixed order. */
    static List<Executable> of(Class<?> type) {
        List<Executable> found = new ArrayList<>();
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (!Modifier.isAbstract(type.getModifiers())) {
                found.add(constructor);
            }
        }
        found.addAll(List.of(type.getDeclaredMethods()));
        found.removeIf(e -> !Modifier.isPublic(e.getModifiers()) || e.isSynthetic() || Modifier.isAbstract(e.getModifiers())
                || type.isEnum() && (e.getName().equals("values") || e.getName().equals("valueOf")));
        found.sort(Comparator.comparing(Api::name));
        return found;
    }

    /** {@code Dataset.of(double[] labels, double[][] inputs)}. */
    static String name(Executable executable) {
        String type = executable.getDeclaringClass().getName().replaceFirst(".*\\.", "").replace('$', '.');
        String parameters = Stream.of(executable.getParameters()).map(Api::declared).collect(Collectors.joining(", "));
        return (executable instanceof Method ? type + "." + executable.getName() : "new " + type) + "(" + parameters + ")";
    }

    private static String declared(Parameter parameter) {
        return parameter.getType().getSimpleName() + " " + parameter.getName();
    }

    /** Whether it is called on an object. */
    static boolean hasReceiver(Executable executable) {
        return executable instanceof Method && !Modifier.isStatic(executable.getModifiers());
    }
}
