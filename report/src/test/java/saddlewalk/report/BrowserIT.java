package saddlewalk.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIf;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** The report as a reader opens it: from disk, in headless Chromium, without a network. */
@Tag("once")
@EnabledIf(value = "saddlewalk.report.Browser#isHere", disabledReason = "there is no Chromium with chromedriver here")
class BrowserIT {
    private static final int AT_ONCE = 50;
    private static Path report;
    private static Browser browser;

    @BeforeAll
    static void start() throws IOException {
        report = TheRun.report();
        browser = Browser.withoutNetwork(Places.fresh("browser"));
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    private static Stream<DynamicTest> onEveryPage(BiConsumer<Path, Document> check) throws IOException {
        try (Stream<Path> files = Files.list(report)) {
            return files.filter(file -> file.toString().endsWith(".html")).sorted().toList().stream()
                    .map(page -> dynamicTest(page.getFileName().toString(), () -> check.accept(page, Jsoup.parse(page))));
        }
    }

    @TestFactory
    Stream<DynamicTest> aPageSaysNothingAsksForNothingElsewhereAndDrawsAllItsFiguresAndFormulas() throws IOException {
        return onEveryPage((page, document) -> {
            browser.messages();
            asked();
            browser.open(page);
            assertEquals(List.of(), browser.messages(), "the console of " + page);
            assertEquals(List.of(), asked().stream().filter(address -> !address.matches("(file|data|blob|about):.*")).toList(),
                    "addresses elsewhere that " + page + " asked for");
            long figures = document.select("script.saddlewalk-specification").size();
            long hidden = browser.count("[hidden] script.saddlewalk-specification");
            assertEquals(figures - hidden, browser.count("figure.saddlewalk-is-interactive .main-svg:first-child"),
                    "interactive figures of " + page);
            assertEquals(0L, browser.count("mjx-merror, [data-mjx-error]"), "formulas that MathJax could not read");
            long formulas = document.select(".jp-RenderedMarkdown").text().chars().filter(c -> c == '$').count();
            assertTrue(formulas == 0 || browser.count("mjx-container") > 0, "no formula was drawn in " + page);
            assertEquals("", browser.ask("Array.from(document.querySelectorAll('.jp-RenderedMarkdown')).map(e => {"
                    + "const copy = e.cloneNode(true); copy.querySelectorAll('code, mjx-container').forEach(c => c.remove());"
                    + "return copy.textContent.match(/\\$[^$]*\\$/) ? copy.textContent : '';}).join('')"),
                    "formulas that were not drawn");
        });
    }

    @TestFactory
    Stream<DynamicTest> withScriptsDisabledFiguresHaveTheirPicturesAndFormulasTheirTex() throws IOException {
        return onEveryPage((page, document) -> {
            browser.devTools("Emulation.setScriptExecutionDisabled", Map.of("value", true));
            try {
                browser.openAt(page, "");
                for (WebElement picture : browser.all("figure.saddlewalk-figure > img")) {
                    assertTrue(picture.isDisplayed() && picture.getSize().getHeight() > 100, "a picture is missing in " + page);
                }
                assertEquals(0L, browser.count("mjx-container, .saddlewalk-interactive"));
                String source = document.select(".jp-RenderedMarkdown").text();
                String seen = browser.find("main").getText();
                assertTrue(!source.contains("\\lambda") || seen.contains("\\lambda"), "the TeX is not to be read in " + page);
                assertTrue(browser.all("details.saddlewalk-code pre").stream()
                        .allMatch(WebElement::isDisplayed), "code is hidden in " + page);
            } finally {
                browser.devTools("Emulation.setScriptExecutionDisabled", Map.of("value", false));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> axeFindsNothingInLightAndInDark() throws IOException {
        return onEveryPage((page, document) -> {
            browser.open(page);
            for (String theme : List.of("light", "dark")) {
                browser.driver.executeScript("document.documentElement.dataset.theme = arguments[0]", theme);
                // The themes differ in nothing but colours.
                assertEquals(List.of(), axe(theme.equals("dark") ? "'color-contrast'" : ""),
                        page.getFileName() + " in its " + theme + " theme");
            }
        });
    }

    @Test
    void axeSeesAViolationThatIsThere() {
        browser.open(report.resolve("00-start-here.html"));
        browser.driver.executeScript("document.documentElement.dataset.theme = 'light';"
                + "document.querySelector('h1').style.color = '#eeeeee';"
                + "const picture = document.querySelector('figure.saddlewalk-figure > img');"
                + "picture.removeAttribute('alt'); picture.style.display = 'block';");
        String found = String.join("\n", axe("'color-contrast', 'image-alt'"));
        assertTrue(found.contains("color-contrast: ") && found.contains("image-alt: "), found);
    }

    /**
     * What axe-core finds wrong with the page, by all of its rules or those given. What plotly.js and MathJax draw is theirs. It runs
     * in the page, which sends violations only: the elements that pass are tens of thousands.
     */
    @SuppressWarnings("unchecked")
    private static List<String> axe(String rules) {
        browser.driver.manage().timeouts().scriptTimeout(Duration.ofMinutes(5));
        try {
            browser.driver.executeScript(new AxeBuilder().getAxeScriptProvider().getScript());
        } catch (IOException | javax.naming.OperationNotSupportedException e) {
            throw new AssertionError("axe-core cannot be read", e);
        }
        return (List<String>) browser.driver.executeAsyncScript("const done = arguments[arguments.length - 1];"
                + "axe.run({exclude: [['.saddlewalk-interactive'], ['mjx-container']]}, {resultTypes: ['violations'], preload: false"
                + (rules.isEmpty() ? "" : ", runOnly: [" + rules + "]") + "}).then(r => done(r.violations.map(v => v.id + ': ' + v.help + ': '"
                + "+ v.nodes.slice(0, 3).map(n => n.target + ' ' + n.failureSummary).join('; '))), e => done([String(e)]));");
    }

    @Test
    void anAnimationIsPlayedFromTheKeyboard() {
        browser.open(report.resolve("04-norms-and-directions.html"));
        WebElement slider = browser.find(".saddlewalk-player input");
        String before = browser.find(".saddlewalk-player output").getText();
        String drawn = drawn();
        for (int i = 0; i < 5; i++) {
            slider.sendKeys(Keys.ARROW_RIGHT);
        }
        assertTrue(before.startsWith("epoch ") && !browser.find(".saddlewalk-player output").getText().equals(before), before);
        browser.await("document.querySelector('.saddlewalk-player').previousElementSibling.querySelector('.scatterlayer').innerHTML"
                + " !== " + new com.fasterxml.jackson.databind.node.TextNode(drawn));
        slider.sendKeys(Keys.HOME);
        browser.find(".saddlewalk-player button").sendKeys(Keys.ENTER);
        browser.await("Number(document.querySelector('.saddlewalk-player input').value) > 2");
        browser.find(".saddlewalk-player button").sendKeys(Keys.ENTER);
        assertEquals("Play", browser.find(".saddlewalk-player button").getText());
    }

    private static String drawn() {
        return (String) browser.ask("document.querySelector('.saddlewalk-player').previousElementSibling"
                + ".querySelector('.scatterlayer').innerHTML");
    }

    @TestFactory
    Stream<DynamicTest> theKeyboardReachesEverything() throws IOException {
        return onEveryPage((page, document) -> {
            browser.open(page);
            browser.driver.executeScript("document.querySelectorAll('a[href], button, input, summary').forEach((e, i) => {"
                    + "if (e.checkVisibility() && !e.closest('.saddlewalk-interactive')) e.dataset.reach = i; });");
            long all = browser.count("[data-reach]");
            assertTrue(all > 20, all + " things to reach");
            browser.driver.executeScript("window.reached = new Set(); document.addEventListener('focusin',"
                    + " e => window.reached.add(e.target.dataset.reach || '')); document.body.tabIndex = -1;"
                    + "document.body.focus(); window.scrollTo(0, 0);");
            tab(1);
            assertEquals("saddlewalk-skip", browser.driver.switchTo().activeElement().getDomAttribute("class"));
            long stops = browser.count("a[href], button, input, summary, [tabindex='0']");      // formulas and wide tables stop Tab, too
            for (int i = 0; i < stops / AT_ONCE + 2 && missing() > 0; i++) {
                tab(AT_ONCE);
            }
            assertEquals(0L, missing(), "links, buttons and fields that Tab has not reached in " + page);
        });
    }

    private static void tab(int times) {
        new Actions(browser.driver).sendKeys("\t".repeat(times)).perform();
    }

    private static long missing() {
        return (Long) browser.ask("Array.from(document.querySelectorAll('[data-reach]'))"
                + ".filter(e => !window.reached.has(e.dataset.reach)).length");
    }

    @Test
    void searchFindsLemma5AndClaimLinksWorkBothWays() {
        browser.open(report.resolve("index.html"));
        browser.find("#search-box").sendKeys("lemma 5");
        WebElement first = browser.find("#search-results li a");
        assertEquals("Lemma 5", first.getText());
        first.click();
        assertTrue(browser.driver.getCurrentUrl().endsWith("index.html#item-lemma-5"), browser.driver.getCurrentUrl());
        WebElement claim = browser.find("#item-lemma-5 a[href*='#claim-']");
        String there = claim.getDomAttribute("href");
        claim.click();
        browser.await("document.readyState === 'complete'");
        assertTrue(browser.driver.getCurrentUrl().endsWith(there), browser.driver.getCurrentUrl());
        WebElement back = browser.find("#" + there.split("#")[1] + " a[href='index.html#item-lemma-5']");
        back.click();
        browser.await("document.readyState === 'complete'");
        assertTrue(browser.driver.getCurrentUrl().endsWith("index.html#item-lemma-5"), browser.driver.getCurrentUrl());
        browser.find("#search-box").sendKeys("nosuchword");
        assertEquals("Nothing found.", browser.find("#search-status").getText());
    }

    @Test
    void theSliderLeadsThroughTwentyProblems() {
        browser.open(report.resolve("index.html"));
        List<String> titles = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            browser.await("document.querySelector('.saddlewalk-problem:not([hidden]) .saddlewalk-is-interactive')");
            assertEquals(1, browser.all(".saddlewalk-problem:not([hidden])")
                    .size());
            titles.add(browser.find(".saddlewalk-problem:not([hidden]) h3").getText());
            browser.find("#problem-slider").sendKeys(Keys.ARROW_RIGHT);
        }
        assertEquals(20, Set.copyOf(titles).size(), titles.toString());
    }

    @Test
    void theReadersThemeIsKeptAndCodeFolds() {
        browser.open(report.resolve("00-start-here.html"));
        String before = (String) browser.ask("document.documentElement.dataset.theme");
        browser.find("[data-saddlewalk=theme]").click();
        browser.open(report.resolve("01-setting.html"));
        assertEquals(before.equals("dark") ? "light" : "dark", browser.ask("document.documentElement.dataset.theme"));
        browser.find("[data-saddlewalk=theme]").click();
        browser.find("[data-saddlewalk=code]").click();
        assertEquals(0L, browser.count("details.saddlewalk-code[open]"));
        browser.find("details.saddlewalk-code > summary").click();                 // one cell's code, one click away
        assertEquals(1L, browser.count("details.saddlewalk-code[open]"));
    }

    @TestFactory
    Stream<DynamicTest> onPaperNoFigureIsClipped() throws IOException {
        return onEveryPage((page, document) -> {
            browser.open(page);
            browser.driver.executeScript("document.documentElement.dataset.theme = 'dark';");
            browser.devTools("Emulation.setEmulatedMedia", Map.of("media", "print"));
            assertEquals("rgb(29, 35, 41)", browser.ask("getComputedStyle(document.body).color"), "dark ink is printed");
            browser.devTools("Emulation.setDeviceMetricsOverride",                 // A4 without its margins, at 96 dots an inch
                    Map.of("width", 703, "height", 1017, "deviceScaleFactor", 1, "mobile", false));
            try {
                assertEquals(List.of(), browser.ask("Array.from(document.querySelectorAll('figure.saddlewalk-figure'))"
                        + ".filter(f => !f.closest('[hidden]')).map(f => [f.id, f.querySelector('img').getBoundingClientRect()])"
                        + ".filter(p => p[1].width < 100 || p[1].right > 704 || p[1].left < 0 || p[1].height > 1017).map(p => p[0])"),
                        "figures that paper clips in " + page);
            } finally {
                browser.devTools("Emulation.clearDeviceMetricsOverride", Map.of());
                browser.devTools("Emulation.setEmulatedMedia", Map.of("media", ""));
            }
        });
    }

    private static List<String> asked() {
        try {
            return browser.requests();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
