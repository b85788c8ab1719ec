package saddlewalk.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A reader's own file: what is read right, and what every kind of bad file is told, word by word. */
class DataFileTest {
    private static final String UTF8 = "save the file as text in UTF-8";
    private static final String HEADER = "write a header with a column named label, then a datum a line";
    private static final String COMMAS = "separate entries by commas, and write decimals with a point";
    private static final String DIGITS = "write digits, as in -3.5 or 1e-3";
    private static final String FINITE = "write a finite one of size below 1.8e308, or delete the line";
    private static final String RENAME = "rename the column, or leave it out";

    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("d.csv"), text);
    }

    private static BadFileException refused(Path file) {
        return assertThrows(BadFileException.class, () -> DataFile.read(file));
    }

    // Every one of these is label 3, −4 and 0.5, and nothing else.
    @ParameterizedTest
    @ValueSource(strings = {
        "label\n3\n-4\n0.5\n",
        "label\n3\n-4\n0.5",
        "\uFEFFlabel\n3\n-4\n0.5\n",
        "label\r\n3\r\n-4\r\n0.5\r\n",
        "\uFEFFlabel\r\n3\r\n-4\r\n0.5",
        "label\r3\r-4\r0.5\r",
        "label\r\n3\n-4\r0.5\n",
        "\"label\"\n\"3\"\n\"-4\"\n\"0.5\"\n",
        " label \n 3\n\t-4 \n \"0.5\" \n",
        "# whence\nlabel\n3\n# a remark, with a \" in it\n-4\n0.5\n",
        "\n\nlabel\n3\n-4\n0.5\n\n \n\n",
        "label\n+3.0\n-4.\n.5\n",
        "label\n3e0\n-0.4E+1\n500e-3\n",
    })
    void orderMarksLineEndsQuotesSpacesAndCommentsMakeNoDifference(String text) throws IOException {
        DataFile data = DataFile.read(file(text));
        assertArrayEquals(new double[] {3, -4, 0.5}, data.labels());
        assertFalse(data.hasInputs());
        assertEquals(3, data.d());
        assertArrayEquals(new double[] {0, 1, 0}, data.input(1));
        assertTrue(data.orthonormality().holds());
        assertArrayEquals(new double[] {3, -4, 0.5}, data.dataset().labels());
        assertTrue(data.dataset().hasIdentityInputs());
    }

    @Test
    void inputsMayComeInAnyOrderAndEveryDatumKnowsItsLine() throws IOException {
        Path file = file("# two in three dimensions\nx2,label,x0,x1\n0,3,1,0\n# a remark\n0,4,0,1\n");
        DataFile data = DataFile.read(file);
        assertTrue(data.hasInputs());
        assertArrayEquals(new double[] {1, 0, 0}, data.input(0));
        assertArrayEquals(new double[] {0, 1, 0}, data.input(1));
        assertEquals(3, data.line(0));
        assertEquals(5, data.line(1));
        assertEquals("Dataset[n=2, d=3, inputs=explicit]", data.dataset().toString());
        assertEquals("Dataset[n=2, d=2, inputs=identity]", data.labelsAlone().toString());
        assertEquals("DataFile[" + file + ", n=2, d=3]", data.toString());
        assertEquals("DataFile[" + file + ", n=1, labels only]", DataFile.read(file("label\n1\n")).toString());
    }

    @Test
    void whatIsGivenOutIsACopy() throws IOException {
        DataFile data = DataFile.read(file("label,x0\n3,1\n"));
        data.labels()[0] = 9;
        data.input(0)[0] = 9;
        assertEquals(3, data.labels()[0]);
        assertEquals(1, data.input(0)[0]);
        var e = assertThrows(IndexOutOfBoundsException.class, () -> data.line(1));
        assertEquals("datum must be in [0, 1), got 1", e.getMessage());
        e = assertThrows(IndexOutOfBoundsException.class, () -> data.input(-1));
        assertEquals("datum must be in [0, 1), got -1", e.getMessage());
    }

    static Stream<Arguments> badFiles() {
        return Stream.of(
                bad("", 0, 0, "the file is empty", HEADER),
                bad("\n \r\n", 0, 0, "the file is empty", HEADER),
                bad("# nothing but this\n", 0, 0, "the file is empty", HEADER),
                bad("\uFEFF", 0, 0, "the file is empty", HEADER),
                bad("label\n", 0, 0, "there is no datum below the header", "write one a line"),
                bad("label,x0\r\n\r\n", 0, 0, "there is no datum below the header", "write one a line"),
                bad("y\n3\n", 1, 0, "there is no column named label, the columns are [y]", "name the column of the labels label"),
                bad("Label,x0\n3,1\n", 1, 0, "there is no column named label, the columns are [Label, x0]",
                        "name the column of the labels label"),
                bad("3\n4\n", 1, 0, "there is no column named label, the columns are [3]",
                        "write a header before the first datum, such as label or label,x0,x1"),
                bad("label;x0\n3;1\n", 1, 0, "there is no column named label, the columns are [label;x0]",
                        "separate columns by commas, and write decimals with a point"),
                bad("label\tx0\n3\t1\n", 1, 0, "there is no column named label, the columns are [label\tx0]",
                        "separate columns by commas, and write decimals with a point"),
                bad("label,x0,label\n3,1,3\n", 1, 3, "a second column is named 'label'", "give every column its own name"),
                bad("x0,label,x0\n1,3,1\n", 1, 3, "a second column is named 'x0'", "give every column its own name"),
                bad("label,x0,x2\n3,1,0\n", 1, 3, "beside label the columns must be x0 to x1, got 'x2'", RENAME),
                bad("label,id\n3,1\n", 1, 2, "beside label the columns must be x0 to x0, got 'id'", RENAME),
                bad("label,\n3,\n", 1, 2, "beside label the columns must be x0 to x0, got ''", RENAME),
                bad("label,x00\n3,1\n", 1, 2, "beside label the columns must be x0 to x0, got 'x00'", RENAME),
                bad("label,x0\n3,one\n", 2, 2, "x0 must be a number, got 'one'", DIGITS),
                bad("# first\r\nlabel\r\n3\r\nNA\r\n", 4, 1, "label must be a number, got 'NA'", DIGITS),
                bad("label\n3\n0x10\n", 3, 1, "label must be a number, got '0x10'", DIGITS),
                bad("label\n3\n3d\n", 3, 1, "label must be a number, got '3d'", DIGITS),
                bad("label\n3\n1 000\n", 3, 1, "label must be a number, got '1 000'", DIGITS),
                bad("label\n3\n\u22123\n", 3, 1, "label must be a number, got '\u22123'", DIGITS),
                bad("label\n3\n\u0663\n", 3, 1, "label must be a number, got '\u0663'", DIGITS),
                bad("label\n3;1\n", 2, 1, "label must be a number, got '3;1'", DIGITS),
                bad("label\n" + "7".repeat(70) + "x\n", 2, 1, "label must be a number, got '" + "7".repeat(60) + "…'", DIGITS),
                bad("label,x0\n3,1\n,1\n", 3, 1, "label must be a number, got nothing", "write it, or delete the line"),
                bad("label\n3\n\"\"\n", 3, 1, "label must be a number, got nothing", "write it, or delete the line"),
                bad("label\n3\nNaN\n", 3, 1, "label must be a finite number, got 'NaN'", FINITE),
                bad("label,x0\n3,-Infinity\n", 2, 2, "x0 must be a finite number, got '-Infinity'", FINITE),
                bad("label\ninf\n", 2, 1, "label must be a finite number, got 'inf'", FINITE),
                bad("label,x0\n3,1e999\n", 2, 2, "x0 must be a finite number, got '1e999'", FINITE),
                bad("label\n\"3,5\"\n", 2, 1, "label must be a number, got '3,5'", "write decimals with a point: 3.5"),
                bad("label\n3,5\n", 2, 2, "the line has 2 entries, the header has 1 entry", COMMAS),
                bad("label,x0\n3,5,1\n", 2, 3, "the line has 3 entries, the header has 2 entries", COMMAS),
                bad("label,x0\n3,1\n4\n", 3, 2, "the line has 1 entry, the header has 2 entries", "write what is missing"),
                bad("label\n" + "1,".repeat(2000) + "1\n", 2, 2, "the line has 2001 entries, the header has 1 entry", COMMAS),
                bad("label\n3\n\n4\n", 3, 1, "the line is empty, and others follow",
                        "delete it, or write the datum that is missing"),
                bad("label\n3\n \n\n4\n", 3, 1, "the line is empty, and others follow",
                        "delete it, or write the datum that is missing"),
                bad("label,x0\n3,\"1\n4,1\n", 2, 2, "a quote is not closed", "close it in the same line, or leave quotes out"),
                bad("label,x0\n3,\"1\"2\"\"\n", 2, 2, "there is text beside a quoted entry", "leave quotes out"),
                bad("label\n" + "1".repeat(5000) + "\n", 2, 1, "the entry is longer than 4096 characters",
                        "write one number an entry, one datum a line"),
                bad("label\n3\n1e-200\n", 3, 1, "label must be 0 or between 1e-140 and 1e140 in size, so that its square neither"
                        + " vanishes nor overflows, got '1e-200'", "give all labels in another unit"),
                bad("label\n3\n-1e141\n", 3, 1, "label must be 0 or between 1e-140 and 1e140 in size, so that its square neither"
                        + " vanishes nor overflows, got '-1e141'", "give all labels in another unit"),
                bad("label\n3\n1e-400\n", 3, 1, "label must be 0 or between 1e-140 and 1e140 in size, so that its square neither"
                        + " vanishes nor overflows, got '1e-400'", "give all labels in another unit"),
                bad("label\n3\n4\0\n", 3, 1, "there is a NUL character, so this is no text in UTF-8", UTF8));
    }

    private static Arguments bad(String text, int line, int column, String complaint, String remedy) {
        return Arguments.of(text, line, column, complaint, remedy);
    }

    @ParameterizedTest
    @MethodSource("badFiles")
    void aBadFileIsToldWhereWhatAndWhatToDo(String text, int line, int column, String complaint, String remedy)
            throws IOException {
        Path file = file(text);
        BadFileException e = refused(file);
        assertEquals(file + (line == 0 ? "" : ", line " + line) + (column == 0 ? "" : ", column " + column) + ": " + complaint
                + "; " + remedy, e.getMessage());
        assertEquals(file.toString(), e.file());
        assertEquals(line, e.line());
        assertEquals(column, e.column());
        assertEquals(complaint, e.complaint());
        assertEquals(remedy, e.remedy());
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "-0, -0.0", "0.000, 0", "0e5, 0", "1e-140, 1e-140", "-1e140, -1e140"})
    void theLabelsAtTheEndsOfTheRangeAreRead(String entry, double label) throws IOException {
        assertArrayEquals(new double[] {label}, DataFile.read(file("label\n" + entry + "\n")).labels());
    }

    @Test
    void anInputMayBeAsSmallAsItLikes() throws IOException {
        assertArrayEquals(new double[] {1, 1e-320, 0},
                DataFile.read(file("label,x0,x1,x2\n3,1,1e-320,1e-400\n")).input(0));
    }

    // The é of Latin-1 is the byte E9, which begins three bytes in UTF-8; a file in UTF-16 begins with FF FE.
    @Test
    void anotherEncodingIsNamedWithTheLineAndTheByte() throws IOException {
        Path file = folder.resolve("d.csv");
        Files.write(file, "label,x0\r\n3,1\r\n4,é\r\n".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(file + ", line 3, column 2: byte E9 is no UTF-8; " + UTF8, refused(file).getMessage());
        Files.write(file, "# é\nlabel\n3\n".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(file + ", line 1, column 1: byte E9 is no UTF-8; " + UTF8, refused(file).getMessage());
        Files.write(file, "\uFEFFlabel\n3\n".getBytes(StandardCharsets.UTF_16LE));
        assertEquals(file + ", line 1, column 1: byte FF is no UTF-8; " + UTF8, refused(file).getMessage());
        Files.write(file, "label\n3\n".getBytes(StandardCharsets.UTF_16LE));
        assertEquals(file + ", line 1, column 1: there is a NUL character, so this is no text in UTF-8; " + UTF8,
                refused(file).getMessage());
        Files.write(file, new byte[] {'l', 'a', 'b', 'e', 'l', '\r', '3', '\r', '4', (byte) 0xC3});
        assertEquals(file + ", line 3, column 1: byte C3 is no UTF-8; " + UTF8, refused(file).getMessage());
    }

    // Longer than any buffer, with line ends of two bytes that fall on both sides of its end.
    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void theLineOfABadByteIsRightFarIntoAFile(String end) throws IOException {
        Path file = folder.resolve("d.csv");
        for (int padding = 0; padding < 3; padding++) {
            String good = "#" + "x".repeat(padding) + end + "label" + end + ("1.25" + end).repeat(5_000);
            byte[] bytes = (good + "é" + end).getBytes(StandardCharsets.ISO_8859_1);
            Files.write(file, bytes);
            assertEquals(5_003, refused(file).line(), "padding " + padding);
        }
    }

    @Test
    void whatIsNoFileIsNamed() {
        Path none = folder.resolve("none.csv");
        assertEquals(none + ": there is no such file; check the name; a relative one is looked for in the folder where the"
                + " program or the notebook is", refused(none).getMessage());
        assertEquals(folder + ": is a folder; name a CSV file", refused(folder).getMessage());
        assertEquals("/dev/null: is not a regular file; name a CSV file", refused(Path.of("/dev/null")).getMessage());
    }

    @Test
    void aFileBeyondTheLimitIsRefusedUnread() throws IOException {
        Path file = folder.resolve("large.csv");
        try (var sparse = new java.io.RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength((1 << 27) + 1);
        }
        assertEquals(file + ": has 134217729 bytes, the limit is 134217728 (so that reading it needs less than 1 GiB of"
                + " memory); keep fewer rows or fewer digits", refused(file).getMessage());
    }

    @Test
    void moreInputsThanAnyoneCanCompareAreRefusedAtTheHeader() throws IOException {
        String names = String.join(",", IntStream.range(0, 1024).mapToObj(i -> "x" + i).toList());
        assertEquals(1024, DataFile.read(file("label," + names + "\n3" + ",0".repeat(1023) + ",1\n")).d());
        Path file = file("label," + names + ",x1024\nand what comes then is not read");
        assertEquals(file + ", line 1: there are 1026 columns, the limit is a label and 1024 inputs (whether n inputs are"
                + " orthonormal takes n²d/2 products); keep the column label alone: then the inputs are taken to be orthonormal",
                refused(file).getMessage());
    }

    // The limits themselves are five million labels and 2²⁴ entries; here they are 3 and 4.
    @Test
    void moreDataThanTheLimitAreRefusedWhereTheyBegin() throws IOException {
        assertEquals(3, LabelFile.read(file("label\n1\n2\n3\n"), 3, 4).n());
        Path file = file("label\n1\n2\n3\n4\nand what comes then is not read");
        var e = assertThrows(BadFileException.class, () -> LabelFile.read(file, 3, 4));
        assertEquals(file + ", line 5: there are more than 3 labels, the limit; keep fewer data", e.getMessage());
        assertEquals(2, LabelFile.read(file("label,x0,x1\n1,1,0\n2,0,1\n"), 3, 4).n());
        file("label,x0,x1\n1,1,0\n2,0,1\n3,0,0\n");
        e = assertThrows(BadFileException.class, () -> LabelFile.read(file, 3, 4));
        assertEquals(file + ", line 4: there are more than 4 entries of inputs, the limit; keep fewer data", e.getMessage());
    }

    @Test
    void aMillionLabelsAreReadRight() throws IOException {
        StringBuilder text = new StringBuilder("label\n");
        for (int k = 0; k < 1_000_000; k++) {
            text.append(k).append(".5\n");
        }
        DataFile data = DataFile.read(file(text.toString()));
        double[] labels = data.labels();
        assertEquals(1_000_000, labels.length);
        assertEquals(-1, IntStream.range(0, labels.length).filter(k -> labels[k] != k + 0.5).findFirst().orElse(-1));
        assertEquals(1_000_001, data.line(999_999));
    }

    // By hand: ⟨x_0, x_1⟩ = 0.6 and both have length 1; the third is orthogonal to both.
    @Test
    void thePairWithTheLargestInnerProductIsTheWitness() throws IOException {
        Path file = file("label,x0,x1,x2\n3,1,0,0\n# a remark\n4,0.6,0.8,0\n5,0,0,1\n");
        Orthonormality found = DataFile.read(file).orthonormality();
        assertEquals(List.of(0, 1), List.of(found.first(), found.second()));
        assertEquals(0.6, found.innerProduct());
        assertEquals(1, found.squaredLength(), 0x1p-52);
        assertFalse(found.holds());
        assertEquals("Orthonormality[n=3, d=3, fails: <x_0, x_1> must be 0, got 0.59999999999999998]", found.toString());
        var e = assertThrows(BadFileException.class, () -> Dataset.readCsv(file));
        assertEquals(file + ", line 4: inputs must be orthonormal (Assumption 1): <x_0, x_1> must be 0, got 0.59999999999999998"
                + " (line 2 is x_0); change the inputs, or leave them out: then they are taken to be orthonormal",
                e.getMessage());
    }

    @Test
    void anInputOfAnotherLengthIsAWitnessToo() throws IOException {
        Path file = file("label,x0,x1\n3,1,0\n4,0,2\n");
        assertEquals(new Orthonormality(2, 2, 0, 1, 0, 1, 4), DataFile.read(file).orthonormality());
        var e = assertThrows(BadFileException.class, () -> DataFile.read(file).dataset());
        assertEquals(file + ", line 3: inputs must be orthonormal (Assumption 1): <x_1, x_1> must be 1, got 4; change the inputs,"
                + " or leave them out: then they are taken to be orthonormal", e.getMessage());
    }

    @Test
    void moreInputsThanDimensionsCannotBeOrthonormal() throws IOException {
        Path file = file("label,x0,x1\n3,1,0\n4,0,1\n5,0.6,0.8\n");
        var e = assertThrows(BadFileException.class, () -> DataFile.read(file).dataset());
        assertEquals(file + ", line 4: inputs must be orthonormal (Assumption 1): of 3 inputs of dimension 2 at most 2 can be,"
                + " <x_1, x_2> must be 0, got 0.80000000000000004 (line 3 is x_1); change the inputs, or leave them out: then"
                + " they are taken to be orthonormal", e.getMessage());
        assertArrayEquals(new double[] {3, 4, 5}, DataFile.read(file).labelsAlone().labels());
    }

    @Test
    void oneInputHasNoPair() throws IOException {
        assertEquals(new Orthonormality(1, 1, 0, 0, 0, 0, 1), DataFile.read(file("label,x0\n3,1\n")).orthonormality());
        assertTrue(DataFile.read(file("label\n3\n")).orthonormality().holds());
    }

    // Ten thousand inputs in the plane: the first 1,025 hold a pair that fails, and 50 million pairs need not be looked at.
    @Test
    void aWitnessIsFoundAmongManyInputsWithoutComparingThemAll() throws IOException {
        Path file = file("label,x0,x1\n" + "1,1,0\n1,0,1\n".repeat(5_000) + "1,0,9\n");
        Orthonormality found = DataFile.read(file).orthonormality();
        assertEquals(new Orthonormality(10_001, 2, 0, 2, 1, 0, 1), found);
    }
}
