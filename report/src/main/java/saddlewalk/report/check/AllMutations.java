package saddlewalk.report.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import saddlewalk.report.Notebook;

/** The table of small faults: each is put into the library, and the claims that turn red are compared with the table's. */
final class AllMutations {
    private static final String TABLE = "report/mutations.json";

    private final Path root;
    private final PrintStream out;
    private final List<Notebook> notebooks;
    private final boolean named;
    private final long minutes;

    /** One mutation and the claims that turned red in the notebooks looked at. */
    private record Seen(Mutation mutation, List<String> lookedAt, List<String> red) { }

    AllMutations(Path root, PrintStream out, List<String> only, long minutes) {
        this.root = root;
        this.out = out;
        this.notebooks = Notebook.select(Notebook.in(root.resolve("notebooks")), only);
        this.named = !only.isEmpty();
        this.minutes = minutes;
    }

    /**
     * @param lines which mutations, counted from 1; empty for all
     * @param update whether to write what was seen into the table
     * @return whether all turned red what the table says, in the notebooks looked at, and each at least one claim
     */
    boolean run(List<Integer> lines, int jobs, boolean update) throws IOException, InterruptedException {
        List<Mutation> table = Mutation.table(root);
        for (Mutation mutation : table) {
            mutation.mutated(root);
        }
        List<Integer> chosen = IntStream.range(0, table.size()).boxed().filter(i -> lines.isEmpty() || lines.contains(i + 1)).toList();
        List<Mutation> now = new ArrayList<>(table);
        List<Callable<Seen>> tasks = chosen.stream().map(i -> (Callable<Seen>) () -> {
            Seen seen = one(i + 1, table.get(i));
            if (update) {
                put(now, i, merged(seen));
            }
            return seen;
        }).toList();
        List<Seen> seen = CheckClaims.inParallel(jobs, tasks);
        long as = seen.stream().filter(this::isAsTheTableSays).count();
        out.println(as + " of " + seen.size() + " mutations turn red what the table says"
                + (update ? "; the table now says what was seen" : "") + ".");
        return as == seen.size();
    }

    /** Into the list and into the file, so that a run that is stopped keeps what it has seen. */
    private synchronized void put(List<Mutation> table, int i, Mutation mutation) throws IOException {
        table.set(i, mutation);
        write(table);
    }

    private Seen one(int number, Mutation mutation) throws IOException, InterruptedException {
        List<Notebook> looked = notebooks.stream()
                .filter(notebook -> named || mutation.notebooks().contains(notebook.name().substring(0, 2))).toList();
        TreeSet<String> red = new TreeSet<>(AllMutations::inOrder);
        try (Faulty faulty = Faulty.of(root, mutation)) {
            for (Notebook notebook : looked) {
                List<JsonNode> answers = new Jvm(root).run(Optional.of(faulty.classes()), notebook.path(), List.of(), minutes);
                if (answers.isEmpty() || answers.get(0).path("red").isEmpty() && !answers.get(0).path("green").asBoolean()) {
                    red.add(notebook.name().substring(0, 2) + ".all");
                }
                answers.forEach(answer -> answer.path("red").forEach(claim -> red.add(claim.asText())));
            }
        }
        Seen seen = new Seen(mutation, looked.stream().map(notebook -> notebook.name().substring(0, 2)).toList(), List.copyOf(red));
        out.println(number + ". " + mutation + ": " + (isAsTheTableSays(seen) ? "as the table says, " + seen.red().size() + " red"
                : "seen " + seen.red() + ", the table says " + here(seen)));
        return seen;
    }

    private static int inOrder(String one, String other) {
        int notebook = one.substring(0, 2).compareTo(other.substring(0, 2));
        return notebook != 0 ? notebook : number(one) != number(other) ? Integer.compare(number(one), number(other))
                : one.compareTo(other);
    }

    private static int number(String claim) {
        return claim.endsWith("all") ? 0 : Integer.parseInt(claim.substring(3));
    }

    private boolean isAsTheTableSays(Seen seen) {
        return !seen.red().isEmpty() && seen.red().equals(here(seen));
    }

    /** What the table says of the notebooks that were looked at. */
    private static List<String> here(Seen seen) {
        return seen.mutation().red().stream().filter(claim -> seen.lookedAt().contains(claim.substring(0, 2)))
                .sorted(AllMutations::inOrder).toList();
    }

    private static Mutation merged(Seen seen) {
        TreeSet<String> red = new TreeSet<>(AllMutations::inOrder);
        seen.mutation().red().stream().filter(claim -> !seen.lookedAt().contains(claim.substring(0, 2))).forEach(red::add);
        red.addAll(seen.red());
        return new Mutation(seen.mutation().file(), seen.mutation().line(), seen.mutation().fault(), List.copyOf(red));
    }

    private void write(List<Mutation> table) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<String> rows = new ArrayList<>();
        for (Mutation mutation : table) {
            rows.add("  {\"file\": " + json.writeValueAsString(mutation.file()) + ",\n   \"line\": "
                    + json.writeValueAsString(mutation.line()) + ",\n   \"fault\": " + json.writeValueAsString(mutation.fault())
                    + ",\n   \"red\": [" + mutation.red().stream().map(claim -> "\"" + claim + "\"")
                    .collect(Collectors.joining(", ")) + "]}");
        }
        Path file = root.resolve(TABLE);
        Path beside = file.resolveSibling(".mutations.json.part");
        Files.writeString(beside, "[\n" + String.join(",\n", rows) + "\n]\n");
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
