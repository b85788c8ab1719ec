package saddlewalk.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Front page and three notebooks of the report as one PDF. */
@Tag("once")
@EnabledIf(value = "saddlewalk.report.Browser#isHere", disabledReason = "there is no Chromium with chromedriver here")
class PdfIT {
    @Test
    void onePdfHasEveryPageAnOutlineAndLinksThatLeadWhereTheySay() throws Exception {
        Path copy = Places.fresh("pdf").resolve("report");
        try (Stream<Path> tree = Files.walk(TheRun.report())) {
            for (Path file : tree.toList()) {
                Path target = copy.resolve(TheRun.report().relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
        List<Notebook> some = Notebook.select(Notebook.in(Places.REPOSITORY.notebooks()), List.of("00", "03", "04"));
        Path pdf = Pdf.print(copy, some, new Progress(System.out));
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            List<Integer> begins = new ArrayList<>();
            for (PDOutlineItem item : document.getDocumentCatalog().getDocumentOutline().children()) {
                begins.add(document.getPages().indexOf(item.findDestinationPage(document)));
            }
            assertEquals(4, begins.size());
            assertEquals(begins.stream().sorted().distinct().toList(), begins);
            PDFTextStripper words = new PDFTextStripper();
            words.setStartPage(begins.get(2) + 1);
            words.setEndPage(begins.get(2) + 1);
            assertTrue(words.getText(document).contains("03 · Plateaus and jumps"), words.getText(document));
            // The ledger's links to notebook 03 lead into notebook 03, those to notebooks that are not in the PDF are gone.
            int into03 = 0;
            for (int i = 0; i < document.getNumberOfPages(); i++) {
                for (PDAnnotation annotation : document.getPage(i).getAnnotations()) {
                    if (annotation instanceof PDAnnotationLink link) {
                        assertTrue(!(link.getAction() instanceof PDActionURI uri) || uri.getURI().startsWith("https://"),
                                () -> "a link to " + ((PDActionURI) link.getAction()).getURI());
                        into03 += i < begins.get(1) && leadsTo(document, link, begins.get(2), begins.get(3)) ? 1 : 0;
                    }
                }
            }
            assertTrue(into03 >= 17, into03 + " links from the front page into notebook 03, which has 17 claims");
            for (PDPage page : document.getPages()) {
                assertTrue(page.getMediaBox().getWidth() > 590 && page.getMediaBox().getWidth() < 600, "not A4: " + page.getMediaBox());
            }
        }
    }

    private static boolean leadsTo(PDDocument document, PDAnnotationLink link, int from, int to) throws IOException {
        if (!(link.getDestination() instanceof PDPageDestination there)) {
            return false;
        }
        int page = document.getPages().indexOf(there.getPage());
        return page >= from && page < to;
    }
}
