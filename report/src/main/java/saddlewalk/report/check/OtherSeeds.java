package saddlewalk.report.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import saddlewalk.report.Notebook;

/** Every claim with seeds that nobody has chosen. */
final class OtherSeeds {
    private final Path root;
    private final PrintStream out;
    private final List<Notebook> notebooks;
    private final long minutes;

    OtherSeeds(Path root, PrintStream out, List<String> only, long minutes) {
        this.root = root;
        this.out = out;
        this.notebooks = Notebook.select(Notebook.in(root.resolve("notebooks")), only);
        this.minutes = minutes;
    }

    /** @return whether every claim of every notebook was made and passed with every seed */
    boolean run(long from, int count, int jobs) throws IOException, InterruptedException {
        List<String> seeds = LongStream.range(from, from + count).mapToObj(Long::toString).toList();
        List<Callable<Boolean>> tasks = notebooks.stream().map(notebook -> (Callable<Boolean>) () -> one(notebook, seeds)).toList();
        return CheckClaims.inParallel(jobs, tasks).stream().allMatch(good -> good);
    }

    private boolean one(Notebook notebook, List<String> seeds) throws IOException, InterruptedException {
        List<JsonNode> answers = new Jvm(root).run(Optional.empty(), notebook.path(), seeds, minutes);
        long green = answers.stream().filter(answer -> answer.path("green").asBoolean()).count();
        StringBuilder said = new StringBuilder(notebook.name() + ": all claims true with " + green + " of " + seeds.size()
                + " seeds from " + seeds.get(0));
        if (answers.size() < seeds.size()) {
            said.append("; the JVM ended, or was ended after ").append(minutes).append(" minutes, at seed ")
                    .append(seeds.get(answers.size()));
        }
        for (JsonNode answer : answers) {
            if (!answer.path("green").asBoolean()) {
                answer.path("lines").forEach(line -> said.append("\n  seed ").append(answer.path("seed").asText()).append(": ")
                        .append(line.asText()));
                answer.path("faults").forEach(fault -> said.append("\n  seed ").append(answer.path("seed").asText()).append(": ")
                        .append(fault.asText()));
            }
        }
        out.println(said);
        return green == seeds.size();
    }
}
