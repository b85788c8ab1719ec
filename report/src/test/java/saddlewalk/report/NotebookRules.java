package saddlewalk.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a committed notebook must look like, so that it runs on JJava and on IJava 1.3 and gives the same bytes again. */
final class NotebookRules {
    private static final String CLASSPATH = "%classpath ../lib/target/jars/*.jar\n";
    private static final Pattern PARAMETER = Pattern.compile("\\bParameters\\.(seed|integer|real)\\(");
    private static final Map<String, String> BANNED = new LinkedHashMap<>();

    static {
        BANNED.put("(?m)^\\s*%(?!classpath )\\S*", "a magic other than %classpath");
        BANNED.put("\\b(display|render|updateDisplay)\\s*\\(", "the kernel's own display; use show(x)");
        BANNED.put("org\\.dflib|spencerpark|JavaNotebookStatics|getKernelInstance", "a kernel by its name");
        BANNED.put("\\bassert\\s", "Java's assert, which does nothing in a kernel");
        BANNED.put("nanoTime|currentTimeMillis|Instant\\.now|LocalDate", "the time");
        BANNED.put("Math\\.random|new Random\\(\\)|ThreadLocalRandom|UUID", "randomness without a seed");
        BANNED.put("identityHashCode|hashCode\\(\\)|HashMap|HashSet|\\bMap\\.of|\\bSet\\.of", "an order that may change");
        BANNED.put("https?://", "the network");
        BANNED.put("(?<!Strict)Math(\\.|::)(exp|expm1|log|log1p|log10|pow|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|cbrt"
                + "|hypot)\\b", "Math where StrictMath gives the same bits everywhere");
    }

    private NotebookRules() {
    }

    static List<String> violations(JsonNode notebook) {
        List<String> found = new ArrayList<>();
        List<JsonNode> code = new ArrayList<>();
        JsonNode cells = notebook.path("cells");
        for (int i = 0; i < cells.size(); i++) {
            JsonNode cell = cells.get(i);
            String id = "cell-" + (i < 9 ? "0" : "") + (i + 1);
            if (!cell.path("id").asText().equals(id)) {
                found.add("cell " + (i + 1) + " has id '" + cell.path("id").asText() + "', not " + id);
            }
            if (cell.path("cell_type").asText().equals("code")) {
                code.add(cell);
                found.addAll(inCode(i + 1, cell));
            }
        }
        found.addAll(frame(notebook, code));
        return found;
    }

    private static List<String> inCode(int number, JsonNode cell) {
        List<String> found = new ArrayList<>();
        String source = source(cell);
        BANNED.forEach((pattern, what) -> {
            Matcher matcher = Pattern.compile(pattern).matcher(source);
            if (matcher.find()) {
                found.add("cell " + number + " uses " + what + ": " + matcher.group());
            }
        });
        if (cell.path("metadata").path("tags").toString().matches(".*(raises-exception|skip-execution).*")) {
            found.add("cell " + number + " is marked to be skipped or to fail");
        }
        if (cell.path("execution_count").isNull()) {
            found.add("cell " + number + " was not run before it was committed");
        }
        return found;
    }

    private static List<String> frame(JsonNode notebook, List<JsonNode> code) {
        List<String> found = new ArrayList<>();
        for (String key : List.of("title", "shows", "paper", "seconds")) {
            if (notebook.path("metadata").path("saddlewalk").path(key).asText().isEmpty()) {
                found.add("its metadata has no saddlewalk." + key);
            }
        }
        if (!notebook.path("metadata").path("kernelspec").path("name").asText().equals("java")) {
            found.add("its kernel is not 'java'");
        }
        List<String> reading = code.stream().map(NotebookRules::source).filter(cell -> PARAMETER.matcher(cell).find()).toList();
        List<Settings.Declared> declared = reading.stream().flatMap(cell -> Settings.declaredIn(cell).stream()).toList();
        if (reading.stream().mapToLong(cell -> PARAMETER.matcher(cell).results().count()).sum() != declared.size()) {
            found.add("it declares a parameter in a way that --set does not read: plain numbers only");
        }
        if (reading.size() != 1 || declared.stream().filter(one -> one.kind().equals("seed")).count() != 1) {
            found.add("it does not read its seed once, and all its parameters in one cell");
        }
        if (code.isEmpty() || !source(code.get(0)).startsWith(CLASSPATH)) {
            found.add("its first code cell does not begin with " + CLASSPATH.strip());
        }
        if (!textBefore(notebook).contains("Error resolving glob") || !textBefore(notebook).contains("./mvnw package")) {
            found.add("no text before its first code cell says what to do about \"Error resolving glob\"");
        }
        if (code.stream().filter(cell -> source(cell).contains("Claims.expecting(")).count() != 1) {
            found.add("it does not announce its claims exactly once");
        }
        if (code.isEmpty() || !source(code.get(code.size() - 1)).contains("claims.report()")) {
            found.add("its last code cell does not call claims.report()");
        }
        return found;
    }

    private static String textBefore(JsonNode notebook) {
        StringBuilder text = new StringBuilder();
        for (JsonNode cell : notebook.path("cells")) {
            if (cell.path("cell_type").asText().equals("code")) {
                break;
            }
            text.append(source(cell)).append('\n');
        }
        return text.toString();
    }

    /** A cell's source is a text, or a list of lines. */
    static String source(JsonNode cell) {
        StringBuilder text = new StringBuilder(cell.path("source").asText(""));
        cell.path("source").forEach(line -> text.append(line.asText()));
        return text.toString();
    }
}
