package saddlewalk.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageFitDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import saddlewalk.plot.Figures;

/** The whole report as one PDF: each page printed by headless Chromium, joined in order, with an outline. */
final class Pdf {
    static final String NAME = "saddlewalk.pdf";
    private static final int MINUTES = 5;

    private Pdf() {
    }

    /**
     * The Chromium that prints.
     *
     * @throws CannotRunException if there is none
     */
    static Path requireChromium() {
        return Figures.chromium().orElseThrow(() -> new CannotRunException("--pdf needs Chromium, and none was found: install it"
                + " (for instance: apt install chromium), or name it by the environment variable CHROMIUM"));
    }

    /**
     * Prints the front page and every notebook's page into {@code saddlewalk.pdf} in the report's folder.
     *
     * @param report   folder of a finished report
     * @param outcomes in the companion's order
     * @return the file
     */
    static Path print(Path report, List<Outcome> outcomes, Progress progress) throws IOException, InterruptedException {
        Path chromium = requireChromium();
        Path work = Files.createTempDirectory("saddlewalk-pdf-");
        try {
            List<String> titles = new ArrayList<>(List.of("saddlewalk"));
            List<Path> parts = new ArrayList<>(List.of(printed(chromium, report.resolve("index.html"), work)));
            for (Outcome outcome : outcomes) {
                Path page = report.resolve(outcome.notebook().name() + ".html");
                if (Files.exists(page)) {
                    progress.say(outcome.notebook().name(), "is printed");
                    titles.add(outcome.notebook().name().substring(0, 2) + " " + outcome.notebook().title());
                    parts.add(printed(chromium, page, work));
                }
            }
            Path whole = work.resolve(NAME);
            join(titles, parts, whole);
            Path beside = report.resolve("." + NAME + ".part");
            Files.copy(whole, beside, StandardCopyOption.REPLACE_EXISTING);
            return Files.move(beside, report.resolve(NAME), StandardCopyOption.REPLACE_EXISTING);
        } finally {
            OutputFolder.delete(work);
        }
    }

    private static Path printed(Path chromium, Path page, Path work) throws IOException, InterruptedException {
        String name = page.getFileName().toString().replaceFirst("\\.html$", "");
        Path made = work.resolve(name + ".pdf");
        Path log = work.resolve(name + ".log");
        Process process = new ProcessBuilder(chromium.toString(), "--headless", "--no-sandbox", "--disable-gpu",
                "--disable-background-networking", "--user-data-dir=" + work.resolve("profile"), "--no-pdf-header-footer",
                "--virtual-time-budget=60000", "--print-to-pdf=" + made, page.toUri() + "#print")
                .redirectErrorStream(true).redirectOutput(log.toFile()).start();
        Thread end = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(end);
        try {
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0 || !Files.exists(made)) {
                throw new IOException("Chromium (" + chromium + ") did not print " + page + ": "
                        + Files.readString(log, StandardCharsets.ISO_8859_1).strip());
            }
        } finally {
            process.destroyForcibly();
            Runtime.getRuntime().removeShutdownHook(end);
        }
        return made;
    }

    private static void join(List<String> titles, List<Path> parts, Path whole) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDFMergerUtility merger = new PDFMergerUtility();
            PDDocumentOutline outline = new PDDocumentOutline();
            for (int i = 0; i < parts.size(); i++) {
                int first = document.getNumberOfPages();
                try (PDDocument part = Loader.loadPDF(parts.get(i).toFile())) {
                    merger.appendDocument(document, part);
                }
                PDPageFitDestination there = new PDPageFitDestination();
                there.setPage(document.getPage(first));
                PDOutlineItem item = new PDOutlineItem();
                item.setTitle(titles.get(i));
                item.setDestination(there);
                outline.addLast(item);
            }
            document.getDocumentCatalog().setDocumentOutline(outline);
            document.getDocumentInformation().setTitle("saddlewalk");
            document.save(whole.toFile());
        }
    }
}
