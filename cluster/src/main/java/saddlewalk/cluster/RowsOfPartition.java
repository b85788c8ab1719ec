package saddlewalk.cluster;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import saddlewalk.sweep.FinishedRow;
import saddlewalk.sweep.Rows;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction1;

/** What an executor does: the rows of the runs that it is given. */
final class RowsOfPartition extends AbstractFunction1<Iterator<Integer>, List<FinishedRow>> implements Serializable {
    private static final long serialVersionUID = 1;
    private final Rows rows;

    RowsOfPartition(Rows rows) {
        this.rows = rows;
    }

    @Override
    public List<FinishedRow> apply(Iterator<Integer> runs) {
        List<FinishedRow> finished = new ArrayList<>();
        while (runs.hasNext()) {
            int run = runs.next();
            finished.add(new FinishedRow(run, rows.row(run)));
        }
        return finished;
    }
}
