package saddlewalk.output;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The library's version, as its build wrote it down. */
public final class Version {
    private static final String VERSION = read();

    private Version() {
    }

    /** Such as {@code 0.1.0}; {@code unknown} outside a build. */
    public static String of() {
        return VERSION;
    }

    private static String read() {
        Properties facts = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("/saddlewalk/version.properties")) {
            if (in != null) {
                facts.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return facts.getProperty("version", "unknown");
    }
}
