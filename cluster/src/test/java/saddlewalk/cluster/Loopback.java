package saddlewalk.cluster;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;

/**
 * A standalone Spark cluster on loopback, of the jars on this JVM's class path: a master and workers, each a process of its
 * own. {@link #close} ends every process of it, and a test JVM that dies takes them along.
 */
final class Loopback implements AutoCloseable {
    private static final long LIMIT_SECONDS = 120;

    private final Path folder;
    private final List<Process> processes = new ArrayList<>();
    private final List<ProcessHandle> killed = new ArrayList<>();
    private final String master;

    private Loopback(Path folder) throws Exception {
        this.folder = folder;
        linkJars();
        Path log = start("master", "org.apache.spark.deploy.master.Master", "--host", "127.0.0.1", "--port", "0",
                "--webui-port", "0");
        master = await(log, Pattern.compile("Starting Spark master at (spark://\\S+)"));
    }

    /** Starts a master and so many workers, of one core and 600 MB each. */
    static Loopback start(Path folder, int workers) throws Exception {
        Loopback cluster = new Loopback(folder);
        try {
            List<Path> logs = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                logs.add(cluster.start("worker-" + i, "org.apache.spark.deploy.worker.Worker", "--host", "127.0.0.1",
                        "--port", "0", "--webui-port", "0", "--cores", "1", "--memory", "600m", "--work-dir",
                        folder.resolve("work-" + i).toString(), cluster.master));
            }
            for (Path log : logs) {
                cluster.await(log, Pattern.compile("Successfully registered with master (\\S+)"));
            }
            return cluster;
        } catch (Exception | Error e) {
            cluster.close();
            throw e;
        }
    }

    /** A distribution of Spark, as its scripts look for it: a folder with all jars. */
    private void linkJars() throws IOException {
        Path jars = Files.createDirectories(folder.resolve("home/jars"));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path jar = Path.of(entry);
            boolean inTheApplication = jar.getFileName().toString()
                    .matches("(saddlewalk|hipparchus|ejml|picocli|tablesaw)-.*");
            if (entry.endsWith(".jar") && !inTheApplication) {
                Files.createSymbolicLink(jars.resolve(jar.getFileName()), jar.toAbsolutePath());
            }
        }
    }

    /** Starts spark-submit; its output goes to the log returned by {@link #log}. */
    Process submit(String name, List<String> arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("--master", master, "--conf", "spark.ui.enabled=false", "--conf",
                "spark.driver.host=127.0.0.1", "--conf", "spark.executor.memory=512m", "--conf", "spark.executor.cores=1"));
        all.addAll(arguments);
        start(name, "org.apache.spark.deploy.SparkSubmit", all.toArray(String[]::new));
        return processes.get(processes.size() - 1);
    }

    Path log(String name) {
        return folder.resolve(name + ".log");
    }

    private Path start(String name, String main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx600m"));
        command.addAll(List.of(JavaModuleOptions.defaultModuleOptionArray()));
        String classes = Path.of("target", "test-classes").toAbsolutePath().toString();
        command.addAll(List.of("-cp", folder.resolve("home/jars") + "/*" + File.pathSeparator + classes,
                Watched.class.getName(), main));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log(name).toFile());
        builder.environment().putAll(Map.of("SPARK_HOME", folder.resolve("home").toString(), "SPARK_SCALA_VERSION",
                "2.13", "SPARK_LOCAL_IP", "127.0.0.1", "JAVA_HOME", System.getProperty("java.home"), "SPARK_LOCAL_DIRS",
                Files.createDirectories(folder.resolve("local")).toString()));
        processes.add(builder.start());
        return log(name);
    }

    private String await(Path log, Pattern line) throws IOException, InterruptedException {
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS); System.nanoTime() < end;) {
            Matcher found = line.matcher(Files.readString(log));
            if (found.find()) {
                return found.group(1);
            }
            Thread.sleep(50);
        }
        close();
        return fail("not said within " + LIMIT_SECONDS + " s: " + line + "\n" + Files.readString(log));
    }

    /** Kills a worker with its executor, with −9, as a machine dies. */
    void killWorker(int worker) {
        Process process = processes.get(1 + worker);
        List<ProcessHandle> executors = process.descendants().toList();
        process.destroyForcibly();
        executors.forEach(ProcessHandle::destroyForcibly);
        killed.addAll(executors);
    }

    /** Executors of a worker that run now. */
    long executors(int worker) {
        return processes.get(1 + worker).descendants().count();
    }

    @Override
    public void close() {
        List<ProcessHandle> all = Stream.concat(killed.stream(),
                processes.stream().flatMap(process -> Stream.concat(Stream.of(process.toHandle()), process.descendants())))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle one : all) {
            one.onExit().orTimeout(30, TimeUnit.SECONDS).join();
        }
        for (File link : folder.resolve("home/jars").toFile().listFiles()) {
            link.delete();                                   // JUnit warns of every link that it deletes itself
        }
    }
}
