package saddlewalk;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.function.Executable;

/** What is said to bad input. */
public final class Refusals {
    private Refusals() { }

    /** The words of the IllegalArgumentException that the call must end with. */
    public static String message(Executable bad) {
        return assertThrows(IllegalArgumentException.class, bad).getMessage();
    }
}
