package saddlewalk.report.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.execution.LocalExecutionControlProvider;
import saddlewalk.claim.Claim;
import saddlewalk.claim.Claims;
import saddlewalk.output.Parameters;
import saddlewalk.report.Notebook;

/**
 * Runs the code cells of notebooks in this JVM, through the same JShell that the kernels use but in the same process, so that
 * the library stays compiled from one run to the next. A cell that throws does not stop the run.
 */
public final class Shell {
    private static final Pattern SEED = Pattern.compile("Parameters\\.seed\\(");
    /** Where the last snippet of a run leaves the notebook's claims. */
    private static Claims handedOver;

    private Shell() {
    }

    /** Called from inside the shell, by a snippet that this class adds after the last cell. */
    public static void handOver(Claims claims) {
        handedOver = claims;
    }

    /**
     * {@code Shell NOTEBOOK [SEED …]}: one line of JSON a run on stdout.
     *
     * @throws IOException if the notebook cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        PrintStream answers = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        Path notebook = Path.of(arguments[0]);
        List<String> seeds = arguments.length == 1 ? List.of("") : List.of(arguments).subList(1, arguments.length);
        for (String seed : seeds) {
            String line = new ObjectMapper().writeValueAsString(answer(run(notebook, seed))) + "\n";
            answers.write(line.getBytes(StandardCharsets.UTF_8));
            answers.flush();
        }
        System.exit(0);                       // whatever threads a notebook has left behind
    }

    private static Map<String, Object> answer(Heard heard) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("notebook", heard.notebook());
        answer.put("seed", heard.seed());
        answer.put("green", heard.isGreen());
        answer.put("red", heard.red());
        answer.put("faults", heard.faults());
        answer.put("lines", heard.claims().stream().filter(claim -> !claim.passed()).map(Claim::line).toList());
        return answer;
    }

    /**
     * @param seed a number to put in place of the notebook's own seed, or empty
     * @throws IllegalArgumentException if a seed is given and the notebook has not exactly one place for it
     */
    static Heard run(Path notebook, String seed) throws IOException {
        String name = notebook.getFileName().toString().replaceFirst("\\.ipynb$", "");
        List<String> cells = cells(new ObjectMapper().readTree(notebook.toFile()));
        Parameters.forget();
        if (!seed.isEmpty()) {
            give(name, cells, seed);
        }
        List<String> faults = new ArrayList<>();
        handedOver = null;
        try (JShell shell = JShell.builder().executionEngine(new LocalExecutionControlProvider(), Map.of())
                .out(System.out).err(System.err).build()) {
            shell.addToClasspath(System.getProperty("java.class.path"));
            for (int i = 0; i < cells.size(); i++) {
                evaluate(shell, "code cell " + (i + 1), cells.get(i), faults);
            }
            shell.snippets().filter(snippet -> List.of(Snippet.Status.RECOVERABLE_DEFINED, Snippet.Status.RECOVERABLE_NOT_DEFINED)
                    .contains(shell.status(snippet))).forEach(snippet -> shell.diagnostics(snippet).forEach(fault ->
                    faults.add("does not compile in the end: " + snippet.source().lines().findFirst().orElse("") + ": "
                            + fault.getMessage(Locale.ROOT).replace('\n', ' '))));
            evaluate(shell, "its claims", Shell.class.getCanonicalName() + ".handOver(claims);", faults);
        }
        List<Claim> made = handedOver == null ? List.of() : handedOver.made();
        int announced = handedOver == null ? 0 : handedOver.announced();
        faults.removeIf(fault -> made.stream().anyMatch(claim -> !claim.passed() && fault.contains(claim.line())));
        return new Heard(name, seed, made, announced, List.copyOf(faults));
    }

    private static List<String> cells(JsonNode notebook) {
        List<String> cells = new ArrayList<>();
        for (JsonNode cell : notebook.path("cells")) {
            if (cell.path("cell_type").asText().equals("code")) {
                cells.add(Notebook.text(cell.path("source")).replaceAll("(?m)^%classpath.*$", ""));
            }
        }
        return cells;
    }

    private static void give(String name, List<String> cells, String seed) {
        long places = cells.stream().mapToLong(cell -> SEED.matcher(cell).results().count()).sum();
        if (places != 1) {
            throw new IllegalArgumentException(name + " must read its seed once, by Parameters.seed(1), but does so " + places
                    + " times");
        }
        System.setProperty(Parameters.PROPERTY, "seed=" + seed);
    }

    private static void evaluate(JShell shell, String place, String cell, List<String> faults) {
        String rest = cell;
        while (!rest.isBlank()) {
            CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
            String one = next.source() == null ? rest : next.source();
            rest = next.source() == null ? "" : next.remaining();
            for (SnippetEvent event : shell.eval(one)) {
                if (event.exception() != null) {
                    String message = String.valueOf(event.exception().getMessage());
                    faults.add(place + " threw " + message);
                    rest = message.startsWith("✗ claim") ? rest : "";      // after a red claim the next one is heard too
                } else if (event.status() == Snippet.Status.REJECTED) {
                    shell.diagnostics(event.snippet())
                            .forEach(fault -> faults.add(place + " does not compile: " + fault.getMessage(Locale.ROOT)));
                }
            }
        }
    }
}
