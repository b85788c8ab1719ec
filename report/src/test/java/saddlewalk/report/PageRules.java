package saddlewalk.report;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What a page of the report must not do: load anything from elsewhere, carry a script of its own, link to nowhere. */
final class PageRules {
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data: blob:; font-src 'self' data:; base-uri 'none'; form-action 'none'";

    private PageRules() {
    }

    static List<String> violations(Path page) throws IOException {
        Document document = Jsoup.parse(Files.readString(page));
        List<String> found = new ArrayList<>();
        if (!document.select("meta[http-equiv=Content-Security-Policy]").eachAttr("content").equals(List.of(POLICY))) {
            found.add("no content security policy, or another one");
        }
        for (Element script : document.select("script")) {
            boolean data = script.attr("type").equals("application/json") && !script.hasAttr("src");
            if (!data && !script.attr("src").startsWith("assets/")) {
                found.add("a script that is neither data nor in assets/: " + shortened(script));
            }
        }
        for (Element loading : document.select("link[href], img[src], iframe, object, embed, video, audio, source, base")) {
            String address = loading.hasAttr("href") ? loading.attr("href") : loading.attr("src");
            if (!address.startsWith("assets/") && !address.startsWith("data:image/")) {
                found.add("loads something that is not in the report: " + shortened(loading));
            } else if (address.startsWith("assets/") && !Files.exists(page.resolveSibling(address))) {
                found.add("loads a file that is missing: " + shortened(loading));
            }
        }
        for (Element style : document.select("style")) {
            if (style.data().matches("(?s).*(@import|url\\(\\s*[\"']?(https?:)?//).*")) {
                found.add("a style that loads something: " + shortened(style));
            }
        }
        for (Element element : document.getAllElements()) {
            element.attributes().forEach(attribute -> {
                if (attribute.getKey().startsWith("on")) {
                    found.add("a script in an attribute: " + shortened(element));
                }
            });
        }
        document.select("[id]").eachAttr("id").stream().collect(java.util.stream.Collectors.groupingBy(id -> id,
                java.util.TreeMap::new, java.util.stream.Collectors.counting())).forEach((id, times) -> {
                    if (times > 1) {
                        found.add("an anchor that is there " + times + " times: " + id);
                    }
                });
        for (Element link : document.select("a[href]")) {
            found.addAll(deadLink(page, link.attr("href")));
        }
        return found;
    }

    private static List<String> deadLink(Path page, String address) throws IOException {
        if (address.startsWith("https://")) {
            return List.of();                                                 // followed by the reader, not loaded
        }
        String[] parts = address.split("#", 2);
        Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]);
        if (!Files.isRegularFile(target)) {
            return List.of("a link to nowhere: " + address);
        }
        if (parts.length < 2) {
            return List.of();
        }
        Document there = Jsoup.parse(Files.readString(target));
        boolean found = there.getElementById(parts[1]) != null || there.getElementById(decoded(parts[1])) != null;
        return found ? List.of() : List.of("a link to a missing anchor: " + address);
    }

    /** An anchor as a browser looks for it if it finds none by its own letters: %27 is an apostrophe, and + is a plus. */
    private static String decoded(String fragment) {
        try {
            return URLDecoder.decode(fragment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return fragment;
        }
    }

    private static String shortened(Element element) {
        String text = element.outerHtml();
        return text.length() <= 160 ? text : text.substring(0, 160) + "…";
    }
}
