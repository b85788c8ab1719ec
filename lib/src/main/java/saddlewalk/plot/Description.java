package saddlewalk.plot;

import java.util.ArrayList;
import java.util.List;
import saddlewalk.Numbers;

/** A figure in words, from its own numbers: the alt text where no author wrote a better one. */
final class Description {
    private Description() {
    }

    static String of(Specification specification) {
        List<String> parts = new ArrayList<>();
        for (Series series : specification.series()) {
            String y = title(specification, series.axis());
            double[] values = series.y();
            int first = finite(values, 0, 1);
            if (first < 0) {
                parts.add(series.name() + ": no value");
                continue;
            }
            int last = finite(values, values.length - 1, -1);
            parts.add(series.name() + ": " + y + " from " + Numbers.brief(values[first], 4) + " to "
                    + Numbers.brief(values[last], 4) + " over " + Numbers.count(values.length) + " points");
        }
        return "Against " + title(specification, "x") + ". " + String.join("; ", parts) + ".";
    }

    static String title(Specification specification, String axis) {
        return specification.json().path("layout").path(Look.key(axis)).path("title").path("text").asText(axis);
    }

    private static int finite(double[] values, int from, int step) {
        for (int i = from; i >= 0 && i < values.length; i += step) {
            if (Double.isFinite(values[i])) {
                return i;
            }
        }
        return -1;
    }
}
