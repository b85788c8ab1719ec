package saddlewalk.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIf;
import org.openqa.selenium.OutputType;

/** README's pictures of the report, and its numbers: taken in every build, and with report/pictures written to docs/. */
@Tag("once")
@EnabledIf(value = "saddlewalk.report.Browser#isHere", disabledReason = "there is no Chromium with chromedriver here")
class ReadmePicturesIT {
    private static final boolean WRITTEN = !System.getProperty("saddlewalk.pictures", "").isEmpty();
    private static final Pattern SIZE = Pattern.compile("The report is (\\d+) MB in (\\d+) files");
    private static Path report;
    private static Path folder;
    private static Browser browser;

    private record Picture(String name, String page, String anchor, String theme, int height) { }

    private static final List<Picture> PICTURES = List.of(
            new Picture("report-light.png", "03-plateaus.html", "figure-1", "light", 980),
            new Picture("report-dark.png", "03-plateaus.html", "figure-1", "dark", 980),
            new Picture("report-claims.png", "03-plateaus.html", "What-was-checked", "light", 700),
            new Picture("report-map.png", "index.html", "map", "light", 700));

    @BeforeAll
    static void start() throws IOException {
        report = TheRun.report();
        folder = WRITTEN ? Places.REPOSITORY.root().resolve("docs") : Places.fresh("pictures");
        browser = Browser.withoutNetwork(Places.fresh("pictures-profile"));
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> pictures() {
        return PICTURES.stream().map(picture -> dynamicTest(picture.name(), () -> {
            browser.devTools("Emulation.setDeviceMetricsOverride",
                    Map.of("width", 1280, "height", picture.height(), "deviceScaleFactor", 1, "mobile", false));
            browser.open(report.resolve(picture.page()));
            browser.driver.executeScript("if (document.documentElement.dataset.theme !== arguments[0])"
                    + " document.querySelector('[data-saddlewalk=theme]').click();"
                    + "document.getElementById(arguments[1]).scrollIntoView();", picture.theme(), picture.anchor());
            Path file = folder.resolve(picture.name());
            Files.write(file, browser.driver.getScreenshotAs(OutputType.BYTES));
            BufferedImage image = ImageIO.read(file.toFile());
            long colours = IntStream.range(0, image.getWidth() * image.getHeight())
                    .map(i -> image.getRGB(i % image.getWidth(), i / image.getWidth())).distinct().count();
            assertTrue(image.getWidth() == 1280 && colours > 50, picture.name() + " shows next to nothing: " + colours + " colours");
            assertTrue(Files.exists(Places.REPOSITORY.root().resolve("docs").resolve(picture.name())), "README's picture is missing");
        }));
    }

    @Test
    void readmeSaysHowLargeTheReportIs() throws IOException {
        long bytes = 0;
        long files = 0;
        try (Stream<Path> tree = Files.walk(report)) {
            for (Path file : tree.filter(Files::isRegularFile).filter(f -> !f.toString().endsWith(".pdf")).toList()) {
                bytes += Files.size(file);
                files++;
            }
        }
        if (WRITTEN) {
            browser.open(report.resolve("03-plateaus.html"));
            double seconds = Double.parseDouble((String) browser.ask("document.documentElement.dataset.firstFigure")) / 1000;
            new Readme(Places.REPOSITORY).say("report", "The report is " + Math.round(bytes / 1e6) + " MB in " + files
                    + " files; notebook 03's first figure was interactive " + saddlewalk.Numbers.brief(seconds, 2)
                    + " s after its page was opened from disk.");
        }
        Matcher said = SIZE.matcher(Files.readString(Places.REPOSITORY.root().resolve("README.md")));
        assertTrue(said.find(), "README does not say how large the report is: report/pictures");
        assertEquals(bytes / 1e6, Double.parseDouble(said.group(1)), 1, "MB of the report: report/pictures");
        assertEquals(files, Long.parseLong(said.group(2)), "files of the report: report/pictures");
    }
}
