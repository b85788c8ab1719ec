package saddlewalk.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** README's pictures of a finished report, taken by headless Chromium, and what it says about the report's size and speed. */
final class Screenshots {
    private static final int SECONDS = 120;
    private static final Pattern FIRST_FIGURE = Pattern.compile("data-first-figure=\"(\\d+)\"");

    /**
     * One picture.
     *
     * @param name    of the file in docs/
     * @param page    with an anchor that the window begins at
     * @param dark    in which theme
     * @param width   of the window
     * @param height  of the window
     */
    private record Shot(String name, String page, boolean dark, int width, int height) { }

    private static final List<Shot> SHOTS = List.of(
            new Shot("report-light.png", "03-plateaus.html#Figure-1", false, 1280, 900),
            new Shot("report-dark.png", "03-plateaus.html#Figure-1", true, 1280, 900),
            new Shot("report-claim.png", "03-plateaus.html#claim-1", false, 1280, 420),
            new Shot("report-map.png", "index.html#map", false, 1280, 560));

    private Screenshots() {
    }

    /**
     * Takes all pictures anew.
     *
     * @param report folder of a finished report with index and notebook 03
     * @param docs   folder of the pictures
     * @return names of the files
     * @throws CannotRunException if there is no Chromium
     */
    static List<String> take(Path report, Path docs) throws IOException, InterruptedException {
        Path chromium = Pdf.requireChromium();
        List<String> taken = new ArrayList<>();
        for (Shot shot : SHOTS) {
            Path made = Files.createTempFile("saddlewalk-", ".png");
            chromium(chromium, List.of("--hide-scrollbars", "--force-device-scale-factor=1", "--window-size=" + shot.width() + ","
                    + shot.height(), "--blink-settings=preferredColorScheme=" + (shot.dark() ? 0 : 1), "--virtual-time-budget=30000",
                    "--screenshot=" + made, report.resolve(shot.page().split("#")[0]).toUri() + "#" + shot.page().split("#")[1]));
            Files.createDirectories(docs);
            Files.move(made, docs.resolve(shot.name()), StandardCopyOption.REPLACE_EXISTING);
            taken.add("docs/" + shot.name());
        }
        return taken;
    }

    /** A sentence of the report's size, and of the milliseconds until notebook 03's first figure is interactive. */
    static String numbers(Path report) throws IOException, InterruptedException {
        long bytes = 0;
        long files = 0;
        try (Stream<Path> tree = Files.walk(report)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
                files++;
            }
        }
        String dom = chromium(Pdf.requireChromium(), List.of("--window-size=1280,900", "--timeout=20000", "--dump-dom",
                report.resolve("03-plateaus.html").toUri().toString()));
        Matcher first = FIRST_FIGURE.matcher(dom);
        return "The report is " + Math.round(bytes / 1e6) + " MB in " + files + " files"
                + (first.find() ? "; notebook 03's first figure was interactive " + Math.round(Long.parseLong(first.group(1)) / 100.0) / 10.0
                        + " s after its page was opened from disk." : ".");
    }

    private static String chromium(Path chromium, List<String> arguments) throws IOException, InterruptedException {
        Path profile = Files.createTempDirectory("saddlewalk-shot-");
        Path said = profile.resolve("said.txt");
        try {
            List<String> command = new ArrayList<>(List.of(chromium.toString(), "--headless", "--no-sandbox", "--disable-gpu",
                    "--disable-background-networking", "--user-data-dir=" + profile));
            command.addAll(arguments);
            Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectOutput(said.toFile()).start();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException("Chromium (" + chromium + ") took no picture: " + arguments);
            }
            return Files.readString(said, StandardCharsets.UTF_8);
        } finally {
            OutputFolder.delete(profile);
        }
    }
}
