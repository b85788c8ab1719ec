package saddlewalk.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A version stands in several files, because each is read by another tool; these are the same version. */
class PinnedVersionsTest {
    private static final Path ROOT = Path.of(System.getProperty("saddlewalk.repository", ".."));
    private static final Pattern PINNED = Pattern.compile(
            "(?m)^([a-z0-9._-]+)==(\\S+)([^\\n]*)\\n((?:    --hash=sha256:[0-9a-f]{64}.*\\n)*)");

    // Written in two halves, so that this file may be read by its own test.
    private static final List<String> REGISTRIES = List.of("repo.maven." + "apache.org", "repo1.maven." + "org",
            "central." + "sonatype", "oss." + "sonatype", "pypi." + "org", "files." + "pythonhosted.org",
            "conda." + "anaconda.org", "repo." + "anaconda.com", "registry." + "npmjs.org",
            "registry." + "yarnpkg.com");

    @Test
    void theJdkThatWeCompileForIsTheOldestThatCiRunsAndTheOneThatCondaInstalls() throws Exception {
        String release = pomProperty("maven.compiler.release");
        assertEquals(release, condaPackages().get("openjdk"), "openjdk in environment.yml");
        assertEquals(release, oldest(matrix("java")), "oldest java in ci.yml");
        assertTrue(matrix("java").contains("25"), "ci.yml has a job on JDK 25: " + matrix("java"));
    }

    @Test
    void everyCiJobAlsoInstallsJdk25AndMakesTheJdkOfItsNameTheDefault() throws IOException {
        Map<?, ?> setup = steps().stream()
                .filter(step -> String.valueOf(step.get("uses")).startsWith("actions/setup-java@"))
                .map(step -> (Map<?, ?>) step.get("with")).findFirst().orElseThrow();
        assertEquals(List.of("25", "${{ matrix.java }}"), setup.get("java-version").toString().lines().toList());
    }

    static List<String> workflows() throws IOException {
        return files().stream().filter(file -> file.startsWith(".github/workflows/")).toList();
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void everyActionIsPinnedToACommit(String workflow) throws IOException {
        List<String> used = new ArrayList<>();
        for (Object job : ((Map<?, ?>) yaml(workflow).get("jobs")).values()) {
            Stream.concat(Stream.of(job), ((List<?>) ((Map<?, ?>) job).get("steps")).stream())
                    .map(step -> (String) ((Map<?, ?>) step).get("uses")).filter(Objects::nonNull).forEach(used::add);
        }
        assertFalse(used.isEmpty(), workflow + " uses no action");
        used.forEach(name -> assertTrue(name.matches("[\\w.-]+/[\\w./-]+@[0-9a-f]{40}"),
                name + " is not pinned to a commit"));
    }

    @Test
    void mavenRefusesWhatDoesNotMatchItsChecksum() throws IOException {
        assertEquals("--strict-checksums", read(".mvn/maven.config").strip());
        for (String file : files()) {
            assertFalse(file.endsWith("pom.xml") && read(file).contains("<checksumPolicy>"), file + " has a policy of its own");
        }
    }

    @Test
    void ciRunsTheOldestAndTheNewestPythonThatTheRequirementsAreResolvedFor() throws IOException {
        String resolvedFor = first("--python-version (\\S+)", read("requirements.txt"));
        assertEquals(resolvedFor, oldest(matrix("python")), "oldest python in ci.yml");
        assertTrue(read("report/prepare-python").contains("Python " + resolvedFor + " or newer"),
                "prepare-python asks for it");
        String newest = matrix("python").stream().max(PinnedVersionsTest::byNumber).orElseThrow();
        assertTrue(read("requirements.in").contains("for Python " + resolvedFor + " to " + newest),
                "requirements.in says for Python " + resolvedFor + " to " + newest);
    }

    @Test
    void theMavenOfCondaIsTheMavenOfTheWrapper() throws IOException {
        Properties wrapper = new Properties();
        wrapper.load(new StringReader(read(".mvn/wrapper/maven-wrapper.properties")));
        String version = first("apache-maven-([0-9.]+)-bin\\.zip$", wrapper.getProperty("distributionUrl"));
        assertEquals(version, condaPackages().get("maven"), "maven in environment.yml");
        assertTrue(wrapper.getProperty("distributionSha256Sum").matches("[0-9a-f]{64}"),
                "the distribution has a checksum");
        assertEquals("only-script", wrapper.getProperty("distributionType"));
    }

    static List<String> requirements() throws IOException {
        return read("requirements.in").lines().map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty()).toList();
    }

    @ParameterizedTest
    @MethodSource("requirements")
    void aRequirementHasExactlyOneVersionOnEverySystemAndHashes(String requirement) throws IOException {
        String[] parts = requirement.split("==");
        List<MatchResult> pins = PINNED.matcher(read("requirements.txt")).results()
                .filter(pin -> pin.group(1).equals(parts[0])).toList();
        assertEquals(1, pins.size(), "versions of " + parts[0] + " in requirements.txt");
        assertEquals(" \\", pins.get(0).group(3), parts[0] + " is pinned for every Python and every system");
        assertFalse(pins.get(0).group(4).isEmpty(), parts[0] + " has no hash in requirements.txt");
        String version = pins.get(0).group(2);
        assertEquals(parts.length > 1 ? parts[1] : version, version, "version of " + parts[0]);
    }

    /** Those of the benchmarks have a test there. */
    @ParameterizedTest
    @ValueSource(strings = {"requirements.txt", "report/repo2docker.txt"})
    void everyPackageInARequirementsFileHasAHash(String file) throws IOException {
        List<MatchResult> pins = PINNED.matcher(read(file)).results().toList();
        long packages = read(file).lines().filter(line -> line.matches("[A-Za-z0-9].*")).count();
        assertEquals(packages, pins.size(), "packages pinned with == in " + file);
        pins.forEach(pin -> assertFalse(pin.group(4).isEmpty(), pin.group(1) + " has no hash in " + file));
    }

    @Test
    void preparePythonInstallsOnlyWhatHasItsHash() throws IOException {
        assertTrue(read("report/scripts/prepare_python.py").contains("\"install\", \"--require-hashes\""));
    }

    @Test
    void thePackagesThatPreparePythonLooksForAreTheRequirements() throws IOException {
        String looksFor = first("CALLED = \\((.*)\\)", read("report/scripts/prepare_python.py"));
        assertEquals(requirements().stream().map(name -> name.split("==")[0]).toList(),
                Pattern.compile("[a-z]+").matcher(looksFor).results().map(MatchResult::group).toList());
    }

    @Test
    void condaTakesItsPythonPackagesFromTheRequirementsFile() throws IOException {
        List<?> pip = dependencies().stream().filter(Map.class::isInstance)
                .map(map -> (List<?>) ((Map<?, ?>) map).get("pip")).findFirst().orElseThrow();
        assertEquals(List.of("-r requirements.txt"), pip);
    }

    @Test
    void binderBuildsWithTheMavenThatCondaInstalled() throws IOException {
        assertTrue(read("postBuild").lines().anyMatch("build mvn"::equals), "postBuild runs: build mvn");
        assertTrue(Files.isExecutable(ROOT.resolve("postBuild")), "postBuild is executable");
    }

    @Test
    void onlyTheWrappersDistributionUrlNamesARegistry() throws IOException {
        List<String> naming = new ArrayList<>();
        List<String> files = files();
        assertTrue(files.contains("pom.xml") && files.contains("requirements.txt"), "files: " + files);
        for (String file : files) {
            String[] lines = Files.readString(ROOT.resolve(file), StandardCharsets.ISO_8859_1).split("\n");
            for (int i = 0; i < lines.length; i++) {
                boolean distribution = file.equals(".mvn/wrapper/maven-wrapper.properties")
                        && lines[i].startsWith("distributionUrl=");
                if (!distribution && REGISTRIES.stream().anyMatch(lines[i]::contains)) {
                    naming.add(file + ":" + (i + 1));
                }
            }
        }
        assertEquals(List.of(), naming, "lines that name a registry");
    }

    /** The files that git knows or would add; in a copy without git, those that a build did not make. */
    private static List<String> files() throws IOException {
        if (!Files.exists(ROOT.resolve(".git"))) {
            try (Stream<Path> all = Files.walk(ROOT)) {
                return all.filter(Files::isRegularFile).map(path -> ROOT.relativize(path).toString())
                        .filter(name -> !name.matches("(?:.*/)?(?:target|\\.venv|report-out|\\.ipynb_checkpoints)/.*"))
                        .toList();
            }
        }
        Process git = new ProcessBuilder("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
                .directory(ROOT.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (InputStream names = git.getInputStream()) {
            return Stream.of(new String(names.readAllBytes(), StandardCharsets.UTF_8).split("\0"))
                    .filter(name -> Files.isRegularFile(ROOT.resolve(name))).toList();
        }
    }

    private static List<?> dependencies() throws IOException {
        return (List<?>) yaml("environment.yml").get("dependencies");
    }

    private static Map<String, String> condaPackages() throws IOException {
        return dependencies().stream().filter(String.class::isInstance).map(name -> ((String) name).split("="))
                .filter(parts -> parts.length == 2)
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    }

    private static Map<?, ?> job() throws IOException {
        return (Map<?, ?>) ((Map<?, ?>) yaml(".github/workflows/ci.yml").get("jobs")).get("verify");
    }

    private static List<Map<?, ?>> steps() throws IOException {
        List<Map<?, ?>> steps = new ArrayList<>();
        ((List<?>) job().get("steps")).forEach(step -> steps.add((Map<?, ?>) step));
        return steps;
    }

    private static List<String> matrix(String axis) throws IOException {
        Map<?, ?> matrix = (Map<?, ?>) ((Map<?, ?>) job().get("strategy")).get("matrix");
        return ((List<?>) matrix.get("include")).stream()
                .map(entry -> (String) ((Map<?, ?>) entry).get(axis)).toList();
    }

    private static Map<?, ?> yaml(String file) throws IOException {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(read(file));
    }

    private static String pomProperty(String name) throws Exception {
        Document pom = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(ROOT.resolve("pom.xml").toFile());
        Element properties = (Element) pom.getElementsByTagName("properties").item(0);
        return properties.getElementsByTagName(name).item(0).getTextContent();
    }

    private static String oldest(List<String> versions) {
        return versions.stream().min(PinnedVersionsTest::byNumber).orElseThrow();
    }

    private static int byNumber(String first, String second) {
        return Version.parse(first)
                .compareTo(Version.parse(second));
    }

    private static String first(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().findFirst()
                .orElseThrow(() -> new AssertionError("nothing like " + pattern)).group(1);
    }

    private static String read(String file) throws IOException {
        return Files.readString(ROOT.resolve(file));
    }
}
