package saddlewalk.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;
import saddlewalk.plot.Chromium;

/** Headless Chromium of the system's packages, which may or may not reach a network. */
final class Browser implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Whether both Chromium and its driver are installed here. */
    static boolean isHere() {
        return Chromium.find().isPresent() && Chromium.onPath("chromedriver").isPresent();
    }

    /** A browser whose every name leads nowhere: only pages from disk can be opened. */
    static Browser withoutNetwork(Path profile) {
        return of(profile, List.of("--host-resolver-rules=MAP * ~NOTFOUND"));
    }

    static Browser of(Path profile, List<String> more) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(Chromium.find().orElseThrow().executable().toFile());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
                "--disable-dev-shm-usage", "--window-size=1300,1000", "--user-data-dir=" + profile);
        options.addArguments(more);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(Chromium.onPath("chromedriver").orElseThrow().toFile()).usingAnyFreePort().build();
        ChromeDriver driver = new ChromeDriver(service, options);
        driver.manage().timeouts().scriptTimeout(Duration.ofMinutes(2));
        return new Browser(driver);
    }

    /** Opens a page and waits until its figures and formulas are drawn. */
    void open(Path page) {
        openAt(page, "");
        await("document.documentElement.dataset.figures === 'done'");
        driver.executeAsyncScript("const done = arguments[arguments.length - 1];"
                + "(window.MathJax && window.MathJax.startup && window.MathJax.startup.promise || Promise.resolve()).then(() => done())");
    }

    void openAt(Path page, String fragment) {
        driver.get(page.toUri() + fragment);
    }

    void await(String condition) {
        new WebDriverWait(driver, Duration.ofSeconds(120))
                .until(ignored -> Boolean.TRUE.equals(driver.executeScript("return Boolean(" + condition + ");")));
    }

    Object ask(String expression) {
        return driver.executeScript("return " + expression + ";");
    }

    long count(String selector) {
        return all(selector).size();
    }

    List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    WebElement find(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    /** What the console said since the last call. */
    List<String> messages() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream().map(LogEntry::getMessage).toList();
    }

    /** Every address that was asked for since the last call. */
    List<String> requests() throws IOException {
        List<String> found = new ArrayList<>();
        for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE).getAll()) {
            JsonNode message = JSON.readTree(entry.getMessage()).path("message");
            if (message.path("method").asText().equals("Network.requestWillBeSent")) {
                found.add(message.path("params").path("request").path("url").asText());
            }
        }
        return found;
    }

    void devTools(String command, Map<String, Object> arguments) {
        driver.executeCdpCommand(command, arguments);
    }

    @Override
    public void close() {
        driver.quit();
    }
}
