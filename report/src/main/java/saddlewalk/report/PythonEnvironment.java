package saddlewalk.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The Python that has Jupyter and the Java kernel.
 *
 * @param executable path of the interpreter
 */
record PythonEnvironment(Path executable) {
    private static final long HEAP_GIBIBYTES = 1;
    private static final String KERNELS = "from jupyter_client.kernelspec import KernelSpecManager as Manager;"
            + " print(*sorted(Manager().find_kernel_specs()), sep='\\n')";

    /**
     * Prepares it if need be, by the repository's own script, which explains on stderr what it does.
     *
     * @throws CannotRunException if that fails
     */
    static PythonEnvironment prepare(Repository repository) {
        String given = System.getProperty("saddlewalk.python", "");
        if (!given.isEmpty()) {
            return new PythonEnvironment(Path.of(given));
        }
        Path script = repository.preparePython();
        try {
            Process process = new ProcessBuilder(script.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT).start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() != 0) {
                throw new CannotRunException("Python could not be prepared (" + script + "): see above");
            }
            return new PythonEnvironment(Path.of(said.lines().reduce("", (first, last) -> last)));
        } catch (IOException e) {
            throw new CannotRunException("Python could not be prepared: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotRunException("interrupted while Python was being prepared");
        }
    }

    /**
     * Refuses a kernel that Jupyter does not know here; upper and lower case are one to it.
     *
     * @throws CannotRunException if it is not known; the message lists those that are
     */
    void requireKernel(String name) {
        try {
            Process process = new ProcessBuilder(executable.toString(), "-c", KERNELS)
                    .redirectError(ProcessBuilder.Redirect.INHERIT).start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new CannotRunException("Jupyter's kernels could not be listed (" + executable + "): see above");
            }
            List<String> known = said.lines().toList();
            if (!known.contains(name.toLowerCase(Locale.ROOT))) {
                throw new CannotRunException("there is no Jupyter kernel '" + name + "'; there are "
                        + String.join(", ", known));
            }
        } catch (IOException e) {
            throw new CannotRunException("Jupyter's kernels could not be listed: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotRunException("interrupted while Jupyter's kernels were being listed");
        }
    }

    /**
     * A process whose kernel, if it starts one, runs on this JVM's JDK with a heap of 1 GiB, in one locale and time
     * zone, with our agent loaded.
     *
     * @param work     folder with the scripts and the agent
     * @param settings what {@link saddlewalk.output.Parameters} of a kernel find
     */
    ProcessBuilder process(Path work, Path kernelFolder, Settings settings, String script, List<String> arguments) {
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(
                Stream.of(executable.toString(), work.resolve("python").resolve(script).toString()),
                arguments.stream()).toList());
        Path jdk = Path.of(System.getProperty("java.home"));
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.matches("(JJAVA|IJAVA|SADDLEWALK)_.*|CLASSPATH|JDK_JAVA_OPTIONS|_JAVA_OPTIONS|LC_.*"
                + "|LANGUAGE|PYTHON(PATH|HOME|STARTUP)"));
        environment.put("PATH", jdk.resolve("bin") + java.io.File.pathSeparator + environment.get("PATH"));
        environment.put("JAVA_HOME", jdk.toString());
        environment.put("JAVA_TOOL_OPTIONS", "-Xmx" + HEAP_GIBIBYTES + "g -Djava.awt.headless=true -Duser.language=en"
                + " -Duser.country=US -Duser.timezone=UTC \"-javaagent:" + work.resolve("kernel-agent.jar") + "\"");
        environment.put(saddlewalk.report.kernel.KernelAgent.FOLDER, kernelFolder.toString());
        environment.put("TMPDIR", work.resolve("tmp").toString());     // what a killed run leaves there goes with the folder
        environment.put(saddlewalk.output.Parameters.VARIABLE, settings.text());
        environment.putAll(Map.of("LC_ALL", "C.UTF-8", "LANG", "C.UTF-8", "TZ", "UTC", "PYTHONUTF8", "1",
                "PYTHONDONTWRITEBYTECODE", "1"));
        return builder;
    }
}
