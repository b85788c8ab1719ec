package saddlewalk.plot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Saves figures for papers and slides: SVG by ourselves; PNG and PDF, which need fonts, by headless Chromium where it exists. */
public final class Figures {
    private static final int PNG_SCALE = 2;
    private static final int SECONDS = 60;

    private Figures() {
    }

    /** Saves what a chart draws; as {@link #save(Picture, Path)}. */
    public static Path save(Chart chart, Path file) {
        return save(chart.picture(), file);
    }

    /**
     * Saves a figure in the format that the file's name ends in: {@code .svg} (the same bytes everywhere), {@code .png} (two
     * pixels a unit) or {@code .pdf} (one page of the figure's size). A file that exists is replaced when the new one is whole.
     *
     * @return the file's absolute path
     * @throws IllegalArgumentException if the name ends otherwise, or its folder does not exist
     * @throws IllegalStateException    if PNG or PDF is asked for and no Chromium is found
     * @throws UncheckedIOException     if Chromium fails, or the file cannot be written
     */
    public static Path save(Picture picture, Path file) {
        Path target = file.toAbsolutePath().normalize();
        String name = target.getFileName() == null ? "" : target.getFileName().toString().toLowerCase(Locale.ROOT);
        if (!name.matches(".*\\.(svg|png|pdf)")) {
            throw new IllegalArgumentException("a figure is saved as .svg, .png or .pdf, got " + file);
        }
        if (!Files.isDirectory(target.getParent())) {
            throw new IllegalArgumentException("a figure is saved in a folder that exists, got " + file);
        }
        try {
            if (name.endsWith(".svg")) {
                return move(Files.writeString(beside(target), picture.svg()), target);
            }
            return byChromium(picture.svg(), name.substring(name.length() - 3), target);
        } catch (IOException e) {
            throw new UncheckedIOException("the figure cannot be saved as " + target + ": " + e.getMessage(), e);
        }
    }

    private static Path byChromium(String svg, String format, Path target) throws IOException {
        Chromium chromium = Chromium.find().orElseThrow(() -> new IllegalStateException("PNG and PDF are made by Chromium, and none was found:"
                + " install it, name it by the environment variable CHROMIUM, or save as .svg"));
        String width = attribute(svg, "width");
        String height = attribute(svg, "height");
        Path work = Files.createTempDirectory("saddlewalk-figure-");
        Path page = Files.writeString(work.resolve("page.html"), "<!DOCTYPE html><meta charset=\"utf-8\"><style>@page{size:" + width
                + "px " + height + "px;margin:0}html,body{margin:0;padding:0}svg{display:block}</style>" + svg);
        Path made = work.resolve("figure." + format);
        List<String> arguments = format.equals("png")
                ? List.of("--hide-scrollbars", "--force-device-scale-factor=" + PNG_SCALE,
                        "--window-size=" + whole(width) + "," + whole(height), "--screenshot=" + made, page.toUri().toString())
                : List.of("--no-pdf-header-footer", "--print-to-pdf=" + made, page.toUri().toString());
        try {
            chromium.make(made, work, SECONDS, arguments);
            Path beside = beside(target);
            Files.copy(made, beside, StandardCopyOption.REPLACE_EXISTING);
            return move(beside, target);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Chromium was drawing " + target, e);
        } finally {
            delete(work);
        }
    }

    private static String attribute(String svg, String name) {
        int start = svg.indexOf(" " + name + "=\"") + name.length() + 3;
        return svg.substring(start, svg.indexOf('"', start));
    }

    private static long whole(String number) {
        return Math.round(Math.ceil(Double.parseDouble(number)));
    }

    private static Path beside(Path target) {
        return target.resolveSibling("." + target.getFileName() + ".part");
    }

    private static Path move(Path made, Path target) throws IOException {
        return Files.move(made, target, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
