package saddlewalk.hard;

import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.lang.reflect.Executable;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import saddlewalk.model.BadFileException;

/**
 * Calls what a class offers with every hostile value of {@link Specimens}, one argument at a time, and on every hostile
 * object. A call may return, and then no number of its result is NaN if what went in was finite; or it refuses with an
 * IllegalArgumentException, IllegalStateException, IndexOutOfBoundsException or UncheckedIOException whose message is a
 * sentence with a value. A null may also be refused by a NullPointerException that names the argument.
 */
final class Sweep {
    /** Far more than any call takes; what runs into it would not have ended. */
    private static final int SECONDS = 60;
    private static final Set<Class<?>> REFUSALS = Set.of(IllegalArgumentException.class, IllegalStateException.class,
            IndexOutOfBoundsException.class, UncheckedIOException.class, BadFileException.class);

    private final Specimens specimens;
    private final ExecutorService pool = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    });
    private int calls;

    Sweep(Path folder) {
        this.specimens = new Specimens(folder);
    }

    /** Number of calls made so far. */
    int calls() {
        return calls;
    }

    /** What is wrong with a class's answers: one line each. */
    List<String> complaints(Class<?> type) {
        List<String> complaints = new ArrayList<>();
        for (Executable executable : Api.of(type)) {
            if (!Excused.isSkipped(executable)) {
                complaints(executable, complaints);
            }
        }
        return complaints;
    }

    private void complaints(Executable executable, List<String> complaints) {
        if (Excused.isCostly(executable)) {
            refusals(executable, complaints);
            return;
        }
        int receivers = Api.hasReceiver(executable) ? specimens.receivers(executable.getDeclaringClass()).size() : 1;
        boolean returned = false;
        for (int r = 0; r < receivers; r++) {
            returned |= judge(good(executable, r), complaints);
        }
        for (int i = 0; i < executable.getParameterCount(); i++) {
            for (Object hostile : specimens.hostile(executable.getParameters()[i])) {
                Call call = good(executable, 0);
                call.arguments()[i] = hostile;
                returned |= judge(call, complaints);
            }
        }
        if (!returned && !Excused.neverReturns(executable)) {
            complaints.add(Api.name(executable) + " never returned: it needs a good argument in World");
        }
    }

    /** Of a costly call only what must be refused before anything is done. */
    private void refusals(Executable executable, List<String> complaints) {
        for (int i = 0; i < executable.getParameterCount(); i++) {
            for (Object refused : specimens.refused(executable.getParameters()[i])) {
                Call call = good(executable, 0);
                call.arguments()[i] = refused;
                if (judge(call, complaints)) {
                    complaints.add(call + " was not refused");
                }
            }
        }
    }

    private Call good(Executable executable, int receiver) {
        return Call.of(executable, Api.hasReceiver(executable)
                ? specimens.receivers(executable.getDeclaringClass()).get(receiver) : null, specimens.goods(executable));
    }

    /** Makes the call and adds what is wrong with the answer; whether it returned. */
    private boolean judge(Call call, List<String> complaints) {
        calls++;
        Future<Object> running = pool.submit(call::now);
        try {
            Object result = running.get(SECONDS, TimeUnit.SECONDS);
            if (call.isFinite() && hasNaN(result) && !Excused.mayBeNaN(call.executable())) {
                complaints.add(call + " returned NaN: " + Call.text(result));
            }
            return true;
        } catch (TimeoutException e) {
            running.cancel(true);
            complaints.add(call + " did not return within " + SECONDS + " s");
        } catch (ExecutionException e) {
            if (!isRefusal(e.getCause(), call) && !Excused.mayThrow(call.executable(), e.getCause())) {
                complaints.add(call + " threw " + e.getCause() + " at " + e.getCause().getStackTrace()[0]);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("the sweep was interrupted at " + call, e);
        }
        return false;
    }

    private static boolean isRefusal(Throwable thrown, Call call) {
        String message = thrown.getMessage();
        if (thrown instanceof NullPointerException) {
            return holdsNull(call) || message != null && Arrays.stream(call.executable().getParameters()).anyMatch(
                    p -> message.equals(p.getName()) || message.contains('"' + p.getName() + '"')
                            || message.contains('"' + p.getName() + '['));
        }
        return REFUSALS.contains(thrown.getClass()) && message != null && message.split("\\s+").length > 3
                && message.matches("(?s).*(\\d|NaN|Infinity|null|none|nothing|empty|got |\"|: ).*")
                && !message.matches("(?s)(Index|Range|checked:|cannot be called).*");
    }

    /** A list with a null in it: the JDK's own copies refuse it without words. */
    private static boolean holdsNull(Call call) {
        return Arrays.stream(call.arguments()).anyMatch(a -> a instanceof Collection<?> c && c.stream().anyMatch(x -> x == null));
    }

    private static boolean hasNaN(Object value) {
        if (value instanceof Double number) {
            return number.isNaN();
        }
        if (value instanceof OptionalDouble number) {
            return number.isPresent() && Double.isNaN(number.getAsDouble());
        }
        if (value instanceof Collection<?> several) {
            return several.stream().anyMatch(Sweep::hasNaN);
        }
        if (value instanceof Map<?, ?> map) {
            return hasNaN(map.keySet()) || hasNaN(map.values());
        }
        if (value instanceof Optional<?> some) {
            return some.isPresent() && hasNaN(some.get());
        }
        if (value instanceof double[] || value instanceof Object[]) {
            return IntStream.range(0, Array.getLength(value)).anyMatch(i -> hasNaN(Array.get(value, i)));
        }
        return value instanceof Record && Modifier.isPublic(value.getClass().getModifiers())
                && Arrays.stream(value.getClass().getRecordComponents()).anyMatch(c -> hasNaN(component(value, c)));
    }

    private static Object component(Object value, RecordComponent component) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the component " + component + " cannot be read", e);
        }
    }
}
