package saddlewalk.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionGoTo;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDNamedDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageFitDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import saddlewalk.plot.Chromium;

/** The whole report as one PDF: each page printed by headless Chromium, joined in order, with an outline. */
final class Pdf {
    static final String NAME = "saddlewalk.pdf";
    private static final int SECONDS = 300;
    /** Marks an address within the report until its page is known. */
    private static final String WITHIN = "within-the-report:";

    /** One page of the report, printed. */
    private record Part(String title, String page, Path pdf) { }

    private Pdf() {
    }

    /**
     * The Chromium that prints.
     *
     * @throws CannotRunException if there is none
     */
    static Chromium requireChromium() {
        return Chromium.find().orElseThrow(() -> new CannotRunException("--pdf needs Chromium, and none was found: install it"
                + " (for instance: apt install chromium), or name it by the environment variable CHROMIUM"));
    }

    /**
     * Prints the front page and every notebook's page into {@code saddlewalk.pdf} in the report's folder.
     *
     * @param report    folder of a finished report
     * @param notebooks in the companion's order; one without a page is left out
     * @return the file
     */
    static Path print(Path report, List<Notebook> notebooks, Progress progress) throws IOException, InterruptedException {
        Chromium chromium = requireChromium();
        Path work = Files.createTempDirectory("saddlewalk-pdf-");
        try {
            List<Part> parts = new ArrayList<>(List.of(new Part("saddlewalk", "index.html",
                    printed(chromium, report.resolve("index.html"), work))));
            for (Notebook notebook : notebooks) {
                Path page = report.resolve(notebook.name() + ".html");
                if (Files.exists(page)) {
                    progress.say(notebook.name(), "is printed");
                    parts.add(new Part(notebook.name().substring(0, 2) + " " + notebook.title(), notebook.name() + ".html",
                            printed(chromium, page, work)));
                }
            }
            Path whole = work.resolve(NAME);
            join(parts, report, whole);
            Path beside = report.resolve("." + NAME + ".part");
            Files.copy(whole, beside, StandardCopyOption.REPLACE_EXISTING);
            return Files.move(beside, report.resolve(NAME), StandardCopyOption.REPLACE_EXISTING);
        } finally {
            OutputFolder.delete(work);
        }
    }

    private static Path printed(Chromium chromium, Path page, Path work) throws IOException, InterruptedException {
        Path made = work.resolve(page.getFileName().toString().replaceFirst("\\.html$", ".pdf"));
        chromium.make(made, work, SECONDS, List.of("--no-pdf-header-footer", "--virtual-time-budget=60000",
                "--print-to-pdf=" + made, page.toUri() + "#print"));
        return made;
    }

    private static void join(List<Part> parts, Path report, Path whole) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDFMergerUtility merger = new PDFMergerUtility();
            PDDocumentOutline outline = new PDDocumentOutline();
            Map<String, Integer> places = new HashMap<>();             // "03-plateaus.html#claim-1" to a page of the whole
            for (Part part : parts) {
                int first = document.getNumberOfPages();
                places.put(part.page(), first);
                try (PDDocument printed = Loader.loadPDF(part.pdf().toFile())) {
                    for (PDPage page : printed.getPages()) {
                        for (PDAnnotation annotation : page.getAnnotations()) {
                            if (annotation instanceof PDAnnotationLink link) {
                                toAddress(printed, link, part, report, first, places);
                            }
                        }
                    }
                    printed.getDocumentCatalog().getCOSObject().removeItem(COSName.DESTS);
                    printed.getDocumentCatalog().getCOSObject().removeItem(COSName.NAMES);
                    merger.appendDocument(document, printed);
                }
                PDOutlineItem item = new PDOutlineItem();
                item.setTitle(part.title());
                item.setDestination(document.getPage(first));
                outline.addLast(item);
            }
            for (PDPage page : document.getPages()) {
                List<PDAnnotation> kept = new ArrayList<>();
                for (PDAnnotation annotation : page.getAnnotations()) {
                    if (!(annotation instanceof PDAnnotationLink link) || leads(document, link, places)) {
                        kept.add(annotation);
                    }
                }
                page.setAnnotations(kept);
            }
            document.getDocumentCatalog().setDocumentOutline(outline);
            document.getDocumentInformation().setTitle("saddlewalk");
            document.save(whole.toFile());
        }
    }

    /** A link within the report gets its address relative to the report, {@code 03-plateaus.html#claim-1}, whatever it was. */
    private static void toAddress(PDDocument printed, PDAnnotationLink link, Part part, Path report, int first,
            Map<String, Integer> places) throws IOException {
        String name = link.getDestination() instanceof PDNamedDestination named ? named.getNamedDestination()
                : link.getAction() instanceof PDActionGoTo go && go.getDestination() instanceof PDNamedDestination named
                ? named.getNamedDestination() : null;
        if (name != null) {
            PDPageDestination there = printed.getDocumentCatalog().findNamedDestinationPage(new PDNamedDestination(name));
            String address = part.page() + "#" + name;
            if (there != null) {
                places.put(address, first + Math.max(0, there.retrievePageNumber()));
            }
            link.getCOSObject().removeItem(COSName.DEST);
            setAddress(link, address);
        } else if (link.getAction() instanceof PDActionURI action && action.getURI().startsWith(report.toUri().toString())) {
            setAddress(link, action.getURI().substring(report.toUri().toString().length()).replace("#print", ""));
        }
    }

    private static void setAddress(PDAnnotationLink link, String address) {
        PDActionURI action = new PDActionURI();
        action.setURI(WITHIN + address);
        link.setAction(action);
    }

    /** Gives a link within the report its page; false if it leads to a file that is not in the PDF. */
    private static boolean leads(PDDocument document, PDAnnotationLink link, Map<String, Integer> places) throws IOException {
        if (!(link.getAction() instanceof PDActionURI action) || !action.getURI().startsWith(WITHIN)) {
            return true;
        }
        String address = action.getURI().substring(WITHIN.length());
        Integer place = places.getOrDefault(address, places.get(address.split("#")[0]));
        if (place == null) {
            return false;
        }
        PDPageFitDestination there = new PDPageFitDestination();
        there.setPage(document.getPage(place));
        link.getCOSObject().removeItem(COSName.A);
        link.setDestination(there);
        return true;
    }
}
