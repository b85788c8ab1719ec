package saddlewalk.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {
    @TempDir
    Path folder;

    @Test
    void aFolderThatIsNoReportIsRefusedAndNotTouched() throws IOException {
        Path thesis = Files.createDirectories(folder.resolve("thesis"));
        Files.writeString(thesis.resolve("chapter.tex"), "mine");
        var refused = assertThrows(CannotRunException.class, () -> new OutputFolder(thesis));
        assertEquals(thesis + " exists and is not a report of saddlewalk (it has no file .saddlewalk-report): nothing was"
                + " touched; choose another --output, or move it away", refused.getMessage());
        assertEquals("mine", Files.readString(thesis.resolve("chapter.tex")));
    }

    @Test
    void aPathAtWhichAnAgentsPathWouldEndIsRefused() {
        Path wanted = folder.resolve("n=128");
        assertEquals("the path of a report must not have a =, got " + wanted + ": choose another --output",
                assertThrows(CannotRunException.class, () -> new OutputFolder(wanted)).getMessage());
    }

    @Test
    void aFileIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThrows(CannotRunException.class, () -> new OutputFolder(file));
    }

    @Test
    void aNewReportReplacesTheOldOneOnlyWhenItIsPublished() throws IOException {
        OutputFolder output = new OutputFolder(folder.resolve("out"));
        Files.writeString(output.begin().resolve("index.html"), "old");
        output.publish();
        Files.writeString(new OutputFolder(folder.resolve("out")).begin().resolve("index.html"), "new");
        assertEquals("old", Files.readString(folder.resolve("out/index.html")));
        output.publish();
        assertEquals("new", Files.readString(folder.resolve("out/index.html")));
        assertFalse(Files.exists(output.beside("old")));
        assertFalse(Files.exists(output.beside("new")));
    }

    @Test
    void aSwapThatWasCutInTheMiddleGivesTheOldReportBack() throws IOException {
        OutputFolder output = new OutputFolder(folder.resolve("out"));
        Files.writeString(Files.createDirectories(output.beside("old")).resolve("index.html"), "old");
        Files.writeString(output.begin().resolve("index.html"), "new");
        output.recover();
        assertEquals("old", Files.readString(folder.resolve("out/index.html")));
        assertFalse(Files.exists(output.beside("new")));
    }

    @Test
    void aRunThatFailsLeavesNothingBesideTheReport() throws IOException {
        OutputFolder output = new OutputFolder(folder.resolve("out"));
        Files.writeString(output.begin().resolve("index.html"), "half");
        Files.createDirectories(output.beside("work"));
        output.clear();
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void anEmptyFolderMayBeUsed() throws IOException {
        OutputFolder output = new OutputFolder(Files.createDirectories(folder.resolve("empty")));
        output.begin();
        output.publish();
        assertTrue(Files.exists(folder.resolve("empty/" + OutputFolder.MARKER)));
    }
}
