package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;

class PlateauPieceTest {
    private static final FlowPrecision PRECISION = new FlowPrecision(1e-10, 1e-19);

    private static PlateauPiece piece(double[] labels, double longest, double... direction) {
        FlowProblem problem = new FlowProblem(Dataset.of(labels),
                Initialization.of(-50, new int[] {1}, new double[][] {direction}));
        return new PlateauPiece(problem, PRECISION, problem.initial(), longest);
    }

    @Test
    void whereNothingMovesAPieceHasNoEndAndNoCoordinateReachesZero() {
        PlateauPiece piece = piece(new double[] {0}, Double.POSITIVE_INFINITY, 1);
        assertEquals(Double.POSITIVE_INFINITY, piece.length(), 0);
        assertEquals(-1, piece.zeroNeuron());
    }

    // Labels (3, −4) along (1, 1): u_1 falls to 0 (PlaneMotionTest). A piece that need not be longer ends before it.
    @Test
    void aPieceEndsWithACoordinateAtZeroOnlyIfItIsLongEnough() {
        PlateauPiece free = piece(new double[] {3, -4}, 100, 1, 1);
        assertEquals(0, free.zeroNeuron());
        assertEquals(1, free.zeroDatum());
        PlateauPiece cut = piece(new double[] {3, -4}, free.length() / 2, 1, 1);
        assertEquals(-1, cut.zeroNeuron());
        assertEquals(free.length() / 2, cut.length(), 0);
        assertEquals(2, cut.end().active[0].length);
        assertEquals(1, free.end().active[0].length);
    }
}
