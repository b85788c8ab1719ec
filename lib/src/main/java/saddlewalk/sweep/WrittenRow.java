package saddlewalk.sweep;

import java.util.List;

/** A measurement made of a function. */
record WrittenRow(String name, List<String> columns, Measurement.Body body) implements Measurement<List<String>> {
    WrittenRow {
        columns = List.copyOf(columns);
    }

    @Override
    public List<String> of(Setting setting) {
        return body.of(setting);
    }

    @Override
    public List<String> row(List<String> result) {
        return result;
    }
}
