package saddlewalk.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @TempDir
    Path folder;

    private static Picture picture() {
        return Chart.of("epoch", "loss").line("training", new double[] {0, 1, 2}, new double[] {2, 1, 0})
                .caption("Figure 1. A falling line.").picture();
    }

    @Test
    void anSvgIsTheFiguresStaticFace() throws IOException {
        Path saved = Figures.save(picture(), folder.resolve("line.svg"));
        assertEquals(picture().svg(), Files.readString(saved));
        Figures.save(picture(), folder.resolve("line.svg"));                     // replaced, and nothing beside it
        assertEquals(List.of("line.svg"), files());
    }

    @Test
    void aPngHasTwoPixelsAUnitAndShowsTheLine() throws IOException {
        assumeTrue(Chromium.find().isPresent(), "no Chromium");
        BufferedImage image = ImageIO.read(Figures.save(picture(), folder.resolve("line.PNG")).toFile());
        assertEquals(2 * Look.WIDTH, image.getWidth());
        int first = image.getRGB(0, 0);
        long other = java.util.stream.IntStream.range(0, image.getWidth() * image.getHeight())
                .filter(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()) != first).count();
        assertTrue(other > 1000, other + " pixels are not the ground's");
    }

    @Test
    void aPdfIsOne() throws IOException {
        assumeTrue(Chromium.find().isPresent(), "no Chromium");
        Path saved = Figures.save(picture(), folder.resolve("line.pdf"));
        String text = Files.readString(saved, StandardCharsets.ISO_8859_1);
        assertTrue(text.startsWith("%PDF-"), text.substring(0, 8));
        assertEquals(1, text.split("/Type /Page\\b(?!s)", -1).length - 1);       // one page
        assertEquals(List.of("line.pdf"), files());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            figure.gif      | a figure is saved as .svg, .png or .pdf, got
            figure          | a figure is saved as .svg, .png or .pdf, got
            none/figure.svg | a figure is saved in a folder that exists, got
            """)
    void whatCannotBeSavedIsSaidBeforeAnythingIsWritten(String name, String complaint) throws IOException {
        Path file = folder.resolve(name);
        assertEquals(complaint + " " + file,
                assertThrows(IllegalArgumentException.class, () -> Figures.save(picture(), file)).getMessage());
        assertEquals(List.of(), files());
    }

    @Test
    void withoutChromiumAPngIsRefusedWithTheWayOut() throws IOException {
        System.setProperty(Chromium.PROPERTY, folder.resolve("nothing").toString());
        try {
            assertEquals("PNG and PDF are made by Chromium, and none was found: install it, name it by the environment variable"
                    + " CHROMIUM, or save as .svg", assertThrows(IllegalStateException.class,
                    () -> Figures.save(picture(), folder.resolve("line.png"))).getMessage());
            assertEquals(List.of(), files());
        } finally {
            System.clearProperty(Chromium.PROPERTY);
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
