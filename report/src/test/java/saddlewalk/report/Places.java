package saddlewalk.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where tests find the working copy and may write. */
final class Places {
    static final Repository REPOSITORY = Repository.find();
    /** 17 or 25: tests of the same name run on several JDKs, one after the other, and keep what they wrote. */
    static final String JDK = System.getProperty("saddlewalk.jdk", System.getProperty("java.specification.version"));

    private Places() {
    }

    /** An empty folder below report/target, with nothing of an earlier run in it. */
    static Path fresh(String name) throws IOException {
        Path folder = REPOSITORY.root().resolve("report/target").resolve(name + "-" + JDK);
        OutputFolder.delete(folder);
        return Files.createDirectories(folder);
    }
}
