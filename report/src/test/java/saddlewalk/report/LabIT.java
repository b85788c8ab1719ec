package saddlewalk.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The real JupyterLab, as ./lab starts it, in headless Chromium: a fresh reader opens notebook 03 and runs it. */
@Tag("once")
@EnabledIf(value = "saddlewalk.report.Browser#isHere", disabledReason = "there is no Chromium with chromedriver here")
class LabIT {
    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)/\\S*[?&]token=(\\w+)");

    /** The element that scrolls: the notebook's windowed panel, or the notebook itself. */
    private static final String PANEL = "const p = document.querySelector('.jp-Notebook .jp-WindowedPanel-outer')"
            + " || document.querySelector('.jp-WindowedPanel-outer') || document.querySelector('.jp-Notebook');";

    private static final String LAST_WORDS = "17 of 17 claims announced passed";

    private Process lab;
    private Browser browser;

    @AfterEach
    void end() throws InterruptedException, IOException {
        if (browser != null) {
            Files.write(Places.REPOSITORY.root().resolve("report/target/lab-last.png"),
                    browser.driver.getScreenshotAs(org.openqa.selenium.OutputType.BYTES));
            browser.close();
        }
        if (lab != null) {
            lab.descendants().toList().forEach(ProcessHandle::destroyForcibly);
            lab.destroyForcibly().waitFor();
        }
    }

    @Test
    void notebook03ShowsItsStoredFiguresUntrustedAndRunsToItsLastClaim() throws Exception {
        Path folder = Places.fresh("lab");
        copyOfTheWorkingCopy(folder.resolve("copy"));
        Path said = folder.resolve("said.txt");
        Matcher address = start(folder, said);
        browser = Browser.of(folder.resolve("profile"), List.of());
        browser.driver.get("http://127.0.0.1:" + address.group(1) + "/lab/tree/notebooks/03-plateaus.ipynb?token="
                + address.group(2));
        untilThereIs(".jp-Notebook .jp-Cell", 120);
        assertEquals(0L, browser.count(".jp-Dialog, .jp-toast-button"), "a dialog or a news pop-up stands before the notebook");
        scrollTo(".js-plotly-plot .main-svg");                 // untrusted: nobody has run it here
        assertEquals(0L, browser.count("iframe"), "something was put into a frame");

        click("Run");
        browser.find("[data-command='runmenu:run-all']").click();
        new WebDriverWait(browser.driver, Duration.ofMinutes(4)).until(ignored -> Boolean.TRUE.equals(browser.driver.executeScript(
                "const n = Array.from(document.querySelectorAll('.jp-Notebook .jp-CodeCell'));"
                + "window.scrollCell = n[n.length - 1]; if (window.scrollCell) window.scrollCell.scrollIntoView();"
                + "const p = Array.from(document.querySelectorAll('.jp-InputPrompt')).map(e => e.textContent);"
                + "return p.length > 0 && !p.some(t => t.includes('*')) && document.body.innerText.includes(arguments[0])"
                + "&& p.some(t => /\\[3\\d\\]/.test(t));", LAST_WORDS)));
        assertEquals(0L, browser.count(".jp-OutputArea-output[data-mime-type='application/vnd.jupyter.error'], "
                + ".jp-RenderedText[data-mime-type='application/vnd.jupyter.stderr']"), "a cell has failed");
        scrollTo(".js-plotly-plot .main-svg");
    }

    /** Whatever address the reader's own configuration names. Who listens on every one also answers on 127.0.0.2. */
    @Test
    void theServerListensOnLoopbackOnlyAndAsksForItsToken() throws Exception {
        Path folder = Places.fresh("lab");
        copyOfTheWorkingCopy(folder.resolve("copy"));
        Files.writeString(Files.createDirectories(folder.resolve("home/JUPYTER_CONFIG_DIR")).resolve("jupyter_server_config.py"),
                "c = get_config()\nc.ServerApp.ip = '0.0.0.0'\n");
        Matcher address = start(folder, folder.resolve("said.txt"));
        var answer = java.net.http.HttpClient.newHttpClient().send(java.net.http.HttpRequest.newBuilder(
                java.net.URI.create("http://127.0.0.1:" + address.group(1) + "/api/contents")).build(),
                java.net.http.HttpResponse.BodyHandlers.ofString());
        assertEquals(403, answer.statusCode());
        for (String other : others()) {
            assertThrows(ConnectException.class, () -> new Socket(other, Integer.parseInt(address.group(1))).close(), other);
        }
    }

    private static List<String> others() throws IOException {
        return Stream.concat(Stream.of("127.0.0.2"), NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses).filter(at -> !at.isLoopbackAddress() && !at.isLinkLocalAddress())
                .map(InetAddress::getHostAddress)).toList();
    }

    /** The real script and the real Python, in a folder of the test's own; its build has nothing left to do. */
    private static void copyOfTheWorkingCopy(Path copy) throws IOException {
        Path root = Places.REPOSITORY.root();
        Files.createDirectories(copy.resolve("report"));
        Files.createSymbolicLink(copy.resolve("report/scripts"), root.resolve("report/scripts"));
        Files.copy(root.resolve("lab"), copy.resolve("lab"), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        Path prepare = Files.writeString(copy.resolve("report/prepare-python"),
                "#!/bin/sh\nexec '" + Places.REPOSITORY.preparePython() + "' \"$@\"\n");
        prepare.toFile().setExecutable(true);
        Files.writeString(copy.resolve("mvnw"), "#!/bin/sh\n").toFile().setExecutable(true);
        Files.createDirectories(copy.resolve("notebooks"));
        Files.createDirectories(copy.resolve("lib/target"));
        Files.createSymbolicLink(copy.resolve("lib/target/jars"), Places.REPOSITORY.root().resolve("lib/target/jars"));
        for (Notebook notebook : Notebook.in(Places.REPOSITORY.notebooks())) {
            // The words that the test waits for can then only come from a run.
            Files.writeString(copy.resolve("notebooks").resolve(notebook.path().getFileName()),
                    Files.readString(notebook.path()).replace(LAST_WORDS, "17 stored"));
        }
    }

    private Matcher start(Path folder, Path said) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(folder.resolve("copy/lab").toString(), "--no-browser", "--allow-root",
                "--ServerApp.port=0")
                .redirectErrorStream(true).redirectOutput(said.toFile());
        Files.createDirectories(folder.resolve("home"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        for (String name : List.of("JUPYTER_DATA_DIR", "JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR")) {
            builder.environment().put(name, folder.resolve("home").resolve(name).toString());
        }
        lab = builder.start();
        for (int i = 0; i < 240; i++) {
            Matcher address = ADDRESS.matcher(Files.readString(said));
            if (address.find()) {
                return address;
            }
            if (lab.waitFor(500, TimeUnit.MILLISECONDS)) {
                break;
            }
        }
        throw new AssertionError("./lab did not say its address:\n" + Files.readString(said));
    }

    private void untilThereIs(String selector, int seconds) {
        new WebDriverWait(browser.driver, Duration.ofSeconds(seconds))
                .until(ignored -> !browser.all(selector).isEmpty());
    }

    /** Lab draws only the cells near its window: moves down from the top until the selector is there. */
    private void scrollTo(String selector) {
        browser.driver.executeScript(PANEL + "p.scrollTop = 0;");
        new WebDriverWait(browser.driver, Duration.ofSeconds(120)).until(ignored -> Boolean.TRUE.equals(
                browser.driver.executeScript(PANEL + "if (document.querySelector(arguments[0])) return true;"
                + "p.scrollTop = p.scrollTop + p.clientHeight * 0.6 < p.scrollHeight - p.clientHeight - 5"
                + " ? p.scrollTop + p.clientHeight * 0.6 : 0; return false;", selector)));
    }

    private void click(String menu) {
        browser.all("li.lm-MenuBar-item").stream().filter(item -> item.getText().equals(menu))
                .findFirst().orElseThrow().click();
        untilThereIs("[data-command='runmenu:run-all']", 10);
    }
}
