package saddlewalk.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The kernel as JupyterLab talks to it: completion, help, and an interrupt of a long training. */
@Tag("once")
class KernelIT {
    private static final String CLIENT = """
            import json, sys, time
            from jupyter_client.manager import start_new_kernel

            manager, client = start_new_kernel(kernel_name="java", cwd=sys.argv[1])
            seen = {}

            def run(code, interrupt_after=None):
                asked = client.execute(code)
                texts, error = [], ""
                if interrupt_after is not None:
                    time.sleep(interrupt_after)
                    manager.interrupt_kernel()
                while True:
                    message = client.get_iopub_msg(timeout=60)
                    if message["parent_header"].get("msg_id") != asked:
                        continue
                    content = message["content"]
                    if content.get("execution_state") == "idle":
                        return {"texts": texts, "error": error}
                    texts.append(content.get("data", {}).get("text/plain", ""))
                    error += content.get("evalue", "")

            try:
                seen["imports"] = run("%classpath ../lib/target/jars/*.jar\\nimport static saddlewalk.notebook.Notebook.*;\\n"
                    "import saddlewalk.limit.*; import saddlewalk.model.*; import saddlewalk.train.*;")
                seen["completion"] = client.complete("Dataset.of", 10, reply=True, timeout=60)["content"]["matches"]
                seen["help"] = client.inspect("LimitProcess.of()", 16, reply=True, timeout=60)["content"]["data"]["text/plain"]
                # Far below every tolerance, step by step: without the interrupt this trains for hours.
                seen["long"] = run("var run = GradientDescent.of(Dataset.of(3, 4, 12), Initialization.balanced(4, 3, -100, 1))"
                    ".withEpochLimit(1_000_000_000_000L).withTolerance(1e-300).stepByStep().run();", interrupt_after=2)
                seen["reached"] = run("Thread.sleep(1000); show(Trajectory.lastInterrupted());")
            finally:
                manager.shutdown_kernel(now=True)
            print(json.dumps(seen))
            """;

    @Test
    void namesAreCompletedHelpIsGivenAndAnInterruptedTrainingSaysWhatItReached() throws Exception {
        Path script = Files.writeString(Places.fresh("kernel-client").resolve("client.py"), CLIENT);
        ProcessBuilder builder = new ProcessBuilder(PythonEnvironment.prepare(Places.REPOSITORY).executable().toString(),
                script.toString(), Places.REPOSITORY.notebooks().toString());
        builder.environment().merge("PATH", "", (path, none) -> Path.of(System.getProperty("java.home"), "bin")
                + java.io.File.pathSeparator + path);
        Process client = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        List<String> said = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        assertEquals(0, client.waitFor(), said.toString());
        JsonNode seen = new ObjectMapper().readTree(said.get(said.size() - 1));
        assertEquals("", seen.at("/imports/error").asText());
        assertEquals("[\"of(\"]", seen.get("completion").toString());
        assertTrue(seen.get("help").asText().contains("LimitProcess LimitProcess.of(Dataset data, Network start)"), seen.toString());
        assertTrue(seen.at("/long/error").asText().contains("interrupted"), seen.toString());
        assertTrue(seen.at("/reached/texts").toString().matches(".*Trajectory\\[[0-9,]{6,} epochs, INTERRUPTED, .*"),
                seen.toString());
    }
}
