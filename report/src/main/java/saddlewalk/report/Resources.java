package saddlewalk.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import saddlewalk.report.kernel.KernelAgent;

/** The files that this module carries, put where Python, the kernels and the report's pages can read them. */
final class Resources {
    private static final String HERE = "/saddlewalk/report/";
    private static final String MATHJAX = "/META-INF/resources/webjars/mathjax/";
    private static final List<String> SCRIPTS = List.of("python/run_notebook.py", "python/normal_form.py",
            "python/write_pages.py", "template/front.html.j2", "template/saddlewalk/conf.json",
            "template/saddlewalk/index.html.j2", "template/saddlewalk/header.html.j2", "template/saddlewalk/navigation.html.j2");
    private static final List<String> ASSETS = List.of("saddlewalk.css", "saddlewalk.js", "theme.js", "mathjax-config.js");

    private Resources() {
    }

    /** The Python scripts and the templates, in folders python and template. */
    static void copyScripts(Path folder) throws IOException {
        for (String name : SCRIPTS) {
            copy(HERE + name, folder.resolve(name));
        }
    }

    /** What the pages load, except plotly.js, which comes from Python's package. */
    static void copyAssets(Path folder) throws IOException {
        for (String name : ASSETS) {
            copy(HERE + "assets/" + name, folder.resolve(name));
        }
        copy(MATHJAX + mathJaxVersion() + "/es5/tex-svg.js", folder.resolve("mathjax-tex-svg.js"));
        copy(MATHJAX + mathJaxVersion() + "/LICENSE", folder.resolve("mathjax-LICENSE.txt"));
    }

    /** The Java agent for the kernels, as a jar. */
    static void writeAgent(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(new Attributes.Name("Premain-Class"), KernelAgent.class.getName());
        try (OutputStream file = Files.newOutputStream(jar); JarOutputStream out = new JarOutputStream(file, manifest)) {
            for (String name : List.of("KernelAgent", "KernelShell")) {
                out.putNextEntry(new JarEntry("saddlewalk/report/kernel/" + name + ".class"));
                try (InputStream in = open(HERE + "kernel/" + name + ".class")) {
                    in.transferTo(out);
                }
            }
        }
    }

    private static String mathJaxVersion() throws IOException {
        Properties maven = new Properties();
        try (InputStream in = open("/META-INF/maven/org.webjars.npm/mathjax/pom.properties")) {
            maven.load(in);
        }
        return maven.getProperty("version");
    }

    private static void copy(String resource, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        try (InputStream in = open(resource)) {
            Files.copy(in, target);
        }
    }

    private static InputStream open(String resource) {
        InputStream in = Resources.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalStateException("not on the class path: " + resource);
        }
        return in;
    }
}
