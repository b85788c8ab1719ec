package org.dflib.jjava.jupyter.kernel.display;

import java.util.LinkedHashMap;
import java.util.Map;

/** Stands in for JJava's output in tests. */
public final class DisplayData {
    private final Map<String, Object> data = new LinkedHashMap<>();

    public DisplayData(String text) {
        data.put("text/plain", text);
    }

    public void putData(String mime, Object value) {
        data.put(mime, value);
    }

    public Map<String, Object> data() {
        return data;
    }
}
